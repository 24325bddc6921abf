"""The local workspace: the people and channels the example playbook speaks of."""

NAMES = ("ada", "grace", "linus", "alan", "katherine", "margaret", "edsger", "barbara", "radia")
PEOPLE = [
    {"id": f"U024{name[:3].upper()}01", "name": name, "real_name": name.title(), "email": f"{name}@example.com"}
    for name in NAMES
]
EVERYBODY = list(NAMES)
CHANNELS = [
    {"id": "C024GEN01", "name": "general", "members": EVERYBODY},
    {"id": "C024PAY01", "name": "payments", "members": [*EVERYBODY, "muster"]},
    {"id": "C024NET01", "name": "network", "members": [*EVERYBODY, "muster"]},
    {"id": "C024PLA01", "name": "platform", "members": [*EVERYBODY, "muster"]},
    {"id": "C024INC01", "name": "incidents", "members": [*EVERYBODY, "muster"]},
    {"id": "C024STK01", "name": "stakeholders", "members": [*EVERYBODY, "muster"]},
]
