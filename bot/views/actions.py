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

# A quiet incident
GOES_ON = "goes_on"
CALL_NAMED_TEAM = "call_named_team"
