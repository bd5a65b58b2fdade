"""What a note denies, hopes for, warns of or only mentions is not what the patient has; and what it has is not lost."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

DENIED_ONE_BY_ONE = [
    ("Negative fevers, negative chills, negative back pain.", "fever -, chills -, low-back-pain -"),
    ("Neg fever, neg night sweats, neg weight loss.", "fever -, night-sweats -, weight-loss -"),
    (
        "Negative weight loss. Negative fever. Negative bowel incontinence.",
        "weight-loss -, fever -, bowel-incontinence -",
    ),
    ("GU: negative incontinence, negative retention.", "urinary-incontinence -, urinary-retention -"),
    ("Babinski negative, saddle numbness.", "reflex-hyper-or-babinski -, saddle-sensory-loss +"),
    ("Straight leg raise is negative, urinary retention since yesterday.", "slr -, urinary-retention +"),
    ("(-) fever, (-) chills, (-) saddle anesthesia", "fever -, chills -, saddle-sensory-loss -"),
    ("- fever, - chills", "fever +, chills +"),
    ("Positive fever, negative chills, positive back pain.", "fever +, chills -, low-back-pain +"),
    (
        "Negative for fever, negative for chills, positive for urinary retention.",
        "fever -, chills -, urinary-retention +",
    ),
    ("Negative fever; negative chills; has saddle numbness.", "fever -, chills -, saddle-sensory-loss +"),
]

TESTS = [
    ("HIV test: negative.", "immunosuppression -"),
    ("Tested negative for HIV.", "immunosuppression -"),
    ("HIV positive.", "immunosuppression +"),
]

END_OF_DENIAL = [
    (
        "She denies weakness, just clumsiness and decreased sensation in both legs.",
        "leg-weakness -, leg-numbness + bilateral",
    ),
    ("Denies pain, just numbness in the left foot.", "leg-numbness + left"),
    ("No leg weakness, merely tingling in the right foot.", "leg-weakness -, leg-numbness + right"),
    ("No fever, simply back pain.", "fever -, low-back-pain +"),
    ("No weakness, only numbness in the left leg.", "leg-weakness -, leg-numbness + left"),
    ("No numbness but rather weakness of the left leg.", "leg-numbness -, leg-weakness + left"),
    (
        "Strength is close to normal with only subtle weakness in dorsiflexion on the left.",
        "weakness-dorsiflexion + left",
    ),
    ("Strength was near normal, except for mild weakness of the right quadriceps.", "weakness-knee-extension + right"),
    ("Motor strength almost full with just slight weakness of ankle dorsiflexion.", "weakness-dorsiflexion +"),
    ("No trauma and past history of breast cancer.", "significant-trauma -, cancer-history +"),
    (
        "Back pain without fall or trauma and a history of melanoma.",
        "low-back-pain +, minor-fall -, significant-trauma -, cancer-history +",
    ),
    ("No trauma and no history of cancer.", "significant-trauma -, cancer-history -"),
    ("Without fever and with a history of lymphoma.", "fever -, cancer-history +"),
    ("Denies trauma and history of cancer.", "significant-trauma -, cancer-history -"),
    ("No disc herniation and no stenosis at L3-4.", "disc-herniation -, spinal-stenosis -"),
    ("No herniation or stenosis at L4-5.", "spinal-stenosis -, disc-herniation -"),
    ("She denied any recent changes in relation to her back pain.", "low-back-pain +"),
    ("No change in her back pain.", "low-back-pain +"),
    (
        "He denies any problems with his legs, such as numbness, tingling, or weakness.",
        "leg-numbness -, leg-weakness -",
    ),
    (
        "She denies any problems related to the nervous system, such as seizures, headaches, tremor, motor weakness, or loss of bladder control.",
        "leg-weakness -, urinary-incontinence -",
    ),
    (
        "Denies symptoms like fever, chills, night sweats, unexplained weight loss, cough, sore throat, palpitations, and saddle numbness.",
        "fever -, chills -, night-sweats -, weight-loss -, saddle-sensory-loss -",
    ),
    ("No red flags including fever, weight loss, urinary retention.", "fever -, weight-loss -, urinary-retention -"),
    ("Radiation was not intended to cure the cancer.", "cancer-active +"),
]

GOALS_AND_RISKS = [
    ("Goal: The patient will be able to sit for 30 minutes without low back pain.", "nothing"),
    ("The patient will walk one mile without leg pain.", "nothing"),
    ("Patient will be able to sleep 6 hours without complaints of back pain within 4 weeks.", "nothing"),
    ("Aim is to return to work without leg pain.", "nothing"),
    ("Pt to be able to lift 20 lb without weakness in 6 weeks.", "nothing"),
    ("Able to sit for an hour without leg pain.", "leg-pain -"),
    ("Therapy to improve strength in the leg.", "nothing"),
    ("Exercises to increase strength of the left quadriceps.", "nothing"),
    ("Home program for strengthening of the lower extremities.", "nothing"),
    ("Will work on decreasing pain and improving strength in the legs.", "nothing"),
    ("Exercises to improve flexibility and strength in the lower extremities.", "nothing"),
    ("Decreased strength in the left leg.", "leg-weakness + left"),
    ("He may need to learn self-catheterization because of retention.", "nothing"),
    ("I explained that he could lose bladder control.", "nothing"),
    ("Surgery carries a risk of bowel incontinence and of leg weakness.", "nothing"),
    ("Risks were explained, among them foot drop, numbness, and urinary retention.", "nothing"),
    ("Possible complications include urinary retention, infection, and foot drop.", "nothing"),
]

SPREAD = [
    ("CT shows no metastases in the liver.", "nothing"),
    ("No evidence of metastatic disease on bone scan.", "nothing"),
    ("No liver metastases.", "nothing"),
    ("The lungs are free of metastases.", "nothing"),
    ("No evidence of malignancy.", "cancer-active -"),
]

LONG_AGO = [
    ("Sciatica in the distant past.", "radiculopathy-lumbar h"),
    ("History of sciatic pain in the distant past.", "radiculopathy-lumbar h"),
    ("Had sciatica in the remote past.", "radiculopathy-lumbar h"),
    ("Sciatica years ago, none since.", "radiculopathy-lumbar h"),
    ("Long ago she had sciatica.", "radiculopathy-lumbar h"),
    ("Back pain for years.", "low-back-pain +"),
    ("Sciatica as a young man.", "radiculopathy-lumbar h"),
    ("Sciatica in the past few weeks.", "radiculopathy-lumbar +"),
]

WORDS_LIKE_IT = [
    ("He has nursing aids every day.", "nothing"),
    ("She wears hearing aids.", "nothing"),
    ("Bilateral hearing aids, home health aids twice a week.", "nothing"),
    ("Bathroom aids and dressing aids were supplied.", "nothing"),
    ("He aids his wife at home.", "nothing"),
    ("He has AIDS.", "immunosuppression +"),
    ("HIV/AIDS with low CD4.", "immunosuppression +"),
    ("GS normal, EMG normal.", "nothing"),
    ("Labs: CBC, GS and coag normal.", "nothing"),
    ("GS 5/5 bilaterally.", "weakness-plantarflexion - bilateral 5"),
]

SCALES = [
    (
        "Patellar 2/4 bilaterally, Achilles 1/4 on the left.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced + left",
    ),
    ("Good motor strength in the arms.", "nothing"),
    ("His upper extremities show good motor strength.", "nothing"),
    ("Arms: strength is good.", "nothing"),
    ("Motor strength good throughout the upper extremities and reflexes symmetric.", "nothing"),
    ("Right upper extremity strength 5/5, left leg 4/5.", "leg-weakness + left 4"),
    ("Strength of biceps, triceps and grip is good.", "nothing"),
    ("Grip strength is normal.", "nothing"),
    ("DP pulses +0/2 on the left.", "nothing"),
]

OTHER_THINGS = [
    ("Epidural hematoma was evacuated.", "nothing"),
    ("MRI of the cervical spine was done.", "nothing"),
    ("MRI of the neck in March.", "nothing"),
    ("Cervical spine MRI showed a disc herniation. Low back pain too.", "low-back-pain +"),
    ("MRI of the brain was normal. Back pain.", "low-back-pain +"),
    ("Signal extending from the mid thoracic cord to the conus.", "nothing"),
    ("Lesion extending to the lumbar spine.", "nothing"),
    ("Fluid collection extends into the thigh.", "nothing"),
    ("Diagnosed with polyradiculopathy versus Guillain-Barre.", "radiculopathy-lumbar +"),
]

MARKED_UP = [
    ("**Saddle anesthesia**: No", "saddle-sensory-loss -"),
    ("- **Cauda equina syndrome**: No", "cauda-equina-diagnosis -"),
    ("**Clonus:** none", "reflex-hyper-or-babinski -"),
    ("- **Clonus test**: Normal", "reflex-hyper-or-babinski -"),
    ("__Fever__: denied", "fever -"),
    ("* **Urinary retention** - none", "urinary-retention -"),
    ("***Bowel incontinence:*** absent", "bowel-incontinence -"),
    ("| Saddle anesthesia | No |", "saddle-sensory-loss -"),
    ("### Straight leg raise: positive left", "slr + left"),
    ("- **SLR**: positive on the left at 35 degrees", "slr + left"),
    ("- **Femoral nerve traction test**: no radiation", "femoral-stretch -"),
    ("**Temperature:** 37.1 °C", "fever -"),
    ("## Examination\n**Power**\n- Left EHL: 4/5", "weakness-great-toe-extension + left 4"),
    ("`Fever`: no", "fever -"),
    ("**Urinary retention**: Yes\n**Fever**: No", "urinary-retention +, fever -"),
]

ANSWERS = [
    ("An HIV test was done last year and was negative.", "immunosuppression -"),
    ("She had an HIV test that was negative.", "immunosuppression -"),
    ("HIV testing done in May came back negative.", "immunosuppression -"),
    ("HIV testing in May was positive.", "immunosuppression +"),
    ("Exercises for occasional low back pain - good effect", "low-back-pain +"),
    ("4/4 strength in both legs.", "nothing"),
    ("3/4 strength in both legs.", "leg-weakness + bilateral"),
    ("4/4 strength in BLE.", "nothing"),
    ("Patellar reflexes +0/2 on the left.", "reflex-patellar-reduced + left"),
    ("Patellar reflexes +2/2 bilaterally.", "reflex-patellar-reduced - bilateral"),
    ("Knee jerks 2+/1+.", "reflex-patellar-reduced - right, reflex-patellar-reduced + left"),
]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        *ANSWERS,
        *DENIED_ONE_BY_ONE,
        *TESTS,
        *END_OF_DENIAL,
        *GOALS_AND_RISKS,
        *SPREAD,
        *LONG_AGO,
        *WORDS_LIKE_IT,
        *SCALES,
        *OTHER_THINGS,
        *MARKED_UP,
    ],
)
def test_only_what_the_patient_has_is_read(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
