"""Talk in turns: a question and its answer become one statement of the patient.

``turns`` finds who speaks, ``answers`` what an answer says, ``questions`` what is asked and how it reads once it is answered,
``statements`` puts both together. Source: clinical.md 7.3 (question forms; what is unclear of bladder, bowel or saddle is
taken for the worse).
"""
