"""Action and callback ids: the words Slack sends back when something is pressed or a form is sent."""

# Forms
ESCALATE = "escalate"
ANSWER_QUESTION = "answer_question"

# Shortcuts
SHORTCUT_ESCALATE = "escalate_anywhere"
SHORTCUT_ESCALATE_MESSAGE = "escalate_from_message"
SHORTCUT_LOG_DECISION = "log_as_decision"

# Buttons of the card
OPEN_QUESTION = "open_question"
OPEN_ROLES = "open_roles"
OPEN_TEAMS = "open_teams"
ADD_THRESHOLD = "add_threshold"
WRITE_UPDATE = "write_update"
CLOSE = "close"
STAND_DOWN = "stand_down"

# Offers
ACCEPT = "accept_role"
PASS = "pass_role"
TAKE = "take_role"

# Calls
HERE = "i_am_here"

# An escalation typed where an incident is open already
ADD_TO_OPEN = "add_to_open"
OPEN_SEPARATE = "open_separate"

# Updates
UPDATE_FORM = "update_form"
SNOOZE_UPDATE = "snooze_update"
SKIP_UPDATE = "skip_update"

# An incident without a channel
GO_ON_THERE = "go_on_there"

# A quiet incident
GOES_ON = "goes_on"
CALL_NAMED_TEAM = "call_named_team"

# The private note about wording
POST_WORDING = "post_wording"
KEEP_MINE = "keep_mine"
NOT_BLAME = "not_blame"
NOTES_OFF = "notes_off"

# Ending
MITIGATED = "mitigated"
NOT_MITIGATED = "not_mitigated"
CLOSE_FORM = "close_form"
REOPEN = "reopen"

# Review
OPEN_REVIEW = "open_review"
REVIEW_THRESHOLD = "review_threshold"
THRESHOLD_FORM = "threshold_form"
ADD_GAP = "add_gap"
CHANGE_GAP = "change_gap"
GAP_FORM = "gap_form"
NO_GAP = "no_gap"
REVIEW_MISSING = "review_missing"
MISSING_FORM = "missing_form"

# Roles and hand-off
HAND_OFF = "hand_off_role"
STEP_BACK = "step_back"
TAKE_BACK = "take_back_hand_off"
HAND_OFF_FORM = "hand_off_form"
ROLES_FORM = "roles_form"

# Waves
CALL_NEXT = "call_next_wave"
CALL_TEAM = "call_team"
SKIP_TEAM = "skip_team"
PUT_BACK_TEAM = "put_back_team"
TEAMS_FORM = "teams_form"

# App Home
ESCALATE_HOME = "escalate_home"

# The decision log
LOG_PAGE = "log_page"
