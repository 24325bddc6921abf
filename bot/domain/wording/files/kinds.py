"""The kinds of blame that a language file has words for."""

KINDS = (
    "withheld_signal",
    "named_fault",
    "counterfactual",
    "competence",
    "human_error",
    "finger_pointing",
    "who_did_it",
    "hindsight",
    "punishment",
    "self_blame",
)

OF_ONESELF = "self_blame"
