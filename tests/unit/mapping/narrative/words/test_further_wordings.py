"""Wordings of examinations, lists and reports that are read wrongly by whoever takes them word by word."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

BROUGHT_ON = [
    ("No pain on deep palpation of the lower lumbar spine.", "nothing"),
    ("No pain with lumbar extension.", "nothing"),
    ("He had no back pain with movement in the exam room.", "nothing"),
    ("Lumbar spine: no pain with flexion or extension.", "nothing"),
    ("No pain with range of motion of the back.", "nothing"),
    ("Pain with lumbar extension.", "low-back-pain +"),
    ("She denies pain in the lower back.", "low-back-pain -"),
    ("Back pain increases at night and on extension.", "low-back-pain +, night-pain +"),
]

OTHER_PLACES = [
    ("80 degrees of MCP flexion and IP flexion is full in the ring finger.", "nothing"),
    ("Pain over the lateral aspect of the left ankle after a sprain.", "nothing"),
    ("Pain shoots to the lateral malleolus on the left.", "leg-pain + left, pain-posterior-calf-sole + left"),
    ("Aching in the back of his neck.", "neck-pain +"),
    ("Pain in the back of the hand.", "nothing"),
    ("ICD-10: M54.16", "nothing"),
    ("We discussed the option of InterStim with her urologist.", "nothing"),
    ("She has an InterStim in place.", "mri-unknown-device +"),
]

SPHINCTERS = [
    ("She is unable to void or defecate.", "urinary-retention +, bladder-bowel-dysfunction +"),
    ("He has a history of neurogenic bladder.", "bladder-bowel-dysfunction +"),
    ("No voiding difficulty, could not feel his bladder", "bladder-bowel-dysfunction -, bladder-bowel-dysfunction +"),
    ("He could not raise his arm, and could not move his left foot.", "foot-drop + left"),
    ("Sexual function is reported as normal.", "sexual-dysfunction -"),
    ("Options including a pump were discussed. We discussed erectile dysfunction after prostatectomy.", "nothing"),
]

REPORTS = [
    ("Right and left femoral nerve stress tests were negative.", "femoral-stretch - bilateral"),
    ("Lumbar AP and lateral views were taken today.", "prior-lumbar-radiograph +"),
    ("X-ray images of the lumbar spine were obtained.", "prior-lumbar-radiograph +"),
    ("Back surgery is not a consideration now.", "surgical-candidate -"),
    ("She does not wish to pursue any surgical intervention for her back.", "surgical-candidate -"),
    ("RECOMMENDATIONS - SURGERY: Lumbar fusion. RECOMMENDATIONS - TESTS: Lumbar MRI.", "nothing"),
    ("L5 Gill procedure with posterolateral arthrodesis in 2011", "prior-lumbar-surgery +"),
    ("There is a T8 cord level to pinprick.", "sensory-level +"),
    ("Back pain. Avascular necrosis of the left femoral head.", "low-back-pain +, hip-disorder + left"),
    ("Chronic kidney disease, stage 4.", "renal-impairment +"),
]

TOGETHER = [
    (
        "Strength, sensation and deep tendon reflexes are normal.",
        "leg-weakness -, leg-numbness -, reflex-patellar-reduced -, reflex-achilles-reduced -",
    ),
    ("Low back pain. NEURO: Normal strength and sensation.", "low-back-pain +, leg-weakness -, leg-numbness -"),
    ("Normal sensation and strength in the left leg.", "leg-weakness - left, leg-numbness - left"),
    ("Strength, tone and sensation are intact in both legs.", "leg-weakness - bilateral, leg-numbness - bilateral"),
    ("He is not aware of any change in strength or sensation.", "leg-numbness -"),
    ("GS normal. CBC, GS and TSH were within normal limits.", "nothing"),
    (
        "TA, GS and EHL are 5/5.",
        "weakness-dorsiflexion - 5, weakness-plantarflexion - 5, weakness-great-toe-extension - 5",
    ),
    ("GS and EHL normal on the left.", "weakness-plantarflexion - left, weakness-great-toe-extension - left"),
    ("Right hand tremor. 5/5 strength throughout. Achilles 2+.", "leg-weakness - 5, reflex-achilles-reduced -"),
]

MEASURED = [
    ("CBC, ESR, CRP and EKG were all unremarkable.", "esr -, crp -"),
    ("Sed rate was within normal limits.", "esr -"),
    ("Markedly elevated ESR and CRP.", "esr +, crp +"),
    ("White count was normal at 6.8.", "wbc -"),
    ("White cell count is elevated.", "wbc +"),
    ("Platelets are normal.", "platelets -"),
    ("Low platelets.", "nothing"),
    ("ESR and CRP were ordered, chest film was normal.", "nothing"),
]

DENIALS = [
    ("No recent falls or trauma.", "minor-fall -, significant-trauma -"),
    ("She can no longer kneel and her back pain is so severe that she cries.", "low-back-pain +"),
    ("No weakness and his leg pain is gone.", "leg-weakness -, leg-pain h"),
    ("At L2-3 there is no disc herniation.", "nothing"),
    ("No disc herniation is seen.", "disc-herniation -"),
    ("Lumbar films show no acute fracture.", "prior-lumbar-radiograph +, vertebral-fracture -"),
    (
        "X-rays of the lumbar spine were taken. No fracture or dislocation.",
        "prior-lumbar-radiograph +, vertebral-fracture -",
    ),
    ("X-rays of the lumbar spine were taken. No fracture of the hip.", "prior-lumbar-radiograph +, hip-disorder -"),
    ("Wrist fracture. Lumbar spine is tender.", "nothing"),
    ("The aorta is calcified without aneurysm.", "aortic-aneurysm -"),
    ("No cerebral aneurysm.", "nothing"),
]

SENSE = [
    ("Allergies: penicillin, IVP dye.", "contrast-allergy +"),
    ("MRI of the lumbar spine without contrast.", "prior-lumbar-mri +"),
    ("C5-C6 herniated nucleus pulposus with spinal stenosis.", "nothing"),
    ("Abdominal pain and urinary symptoms since May.", "nothing"),
    ("Urinary frequency, burning and other urinary complaints.", "nothing"),
    ("Back pain with urinary symptoms since May.", "low-back-pain +, bladder-bowel-dysfunction +"),
    ("No urinary symptoms.", "bladder-bowel-dysfunction -"),
    ("There was enhancement of the cord surface and cauda equina.", "nothing"),
    ("A mass compresses the canal with impingement of the cauda equina.", "cauda-equina-diagnosis +"),
    ("Impression: cauda equina.", "cauda-equina-diagnosis +"),
    ("HIV, RPR and ANA were unremarkable.", "nothing"),
    ("Denies hepatitis and HIV.", "immunosuppression -"),
    ("The foot was swollen and he could not move the toes.", "nothing"),
]

STYLES = [
    ("No edema, pulses 2+, SILT.", "leg-numbness -"),
    (
        "Denies weakness, able to heel and toe walk.",
        "leg-weakness -, weakness-dorsiflexion -, weakness-plantarflexion -",
    ),
    (
        "Denies trouble with his waterworks and can feel himself wipe.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
    ("CES screening: saddle sensation normal.", "saddle-sensory-loss -"),
    ("Advised re: CES symptoms.", "nothing"),
    ("Has CES symptoms.", "cauda-equina-diagnosis +"),
    ("ROS negative for fever and unexpected weight change.", "fever -, weight-loss -"),
    ("Weight change of 2 pounds.", "nothing"),
    ("RLE: 3/5 TA, 4/5 EHL.", "weakness-dorsiflexion + right 3, weakness-great-toe-extension + right 4"),
    (
        "4/5 right EHL; all others 5/5.",
        "weakness-great-toe-extension + right 4, leg-weakness - 5",
    ),
    (
        "Myotomes: EHL 4/5 left. Dermatomes: reduced L5 left.",
        "weakness-great-toe-extension + left 4, sensory-loss-dorsum-foot + left",
    ),
    ("P&N in both feet.", "leg-numbness + bilateral"),
    ("Back pain for 3 days, no radiation.", "low-back-pain +, leg-pain -"),
    ("Pain runs down the right leg to the heel.", "leg-pain + right, pain-posterior-calf-sole + right"),
    ("He catches his left foot on rugs.", "foot-drop + left"),
    ("Her leg pain is relieved when leaning on a shopping cart.", "leg-pain +, neurogenic-claudication +"),
    ("Slipped in the bathtub.", "minor-fall +"),
    ("She was recently treated for pneumonia.", "recent-infection +"),
    (
        "Absent left knee jerk with quadriceps weakness 4-/5.",
        "reflex-patellar-reduced + left, weakness-knee-extension + 4-",
    ),
    ("EHL -4 on the left, dorsiflexion -0.", "weakness-great-toe-extension + left 4-, weakness-dorsiflexion + 0"),
    ("CRP is less than 0.3.", "crp -"),
    ("CRP 5.", "nothing"),
    ("MRI of the cervical spine was reviewed.", "nothing"),
    ("X-rays of the cervical and lumbar spine.", "prior-lumbar-radiograph +"),
    ("A continent diversion was made.", "nothing"),
    ("Denies tingling, but has numbness in her left foot.", "leg-numbness + left"),
    ("Numbness in the left leg but no numbness in the right leg.", "leg-numbness + left, leg-numbness - right"),
]

DICTATED = [
    ("No complaints of bowel or bladder incontinence.", "bowel-incontinence -, urinary-incontinence -"),
    ("Her bowel and bladder are working normally.", "bladder-bowel-dysfunction -"),
    ("Rectal: heme negative, good tone.", "reduced-anal-tone -"),
    (
        "Left tibialis anterior 4 minus out of 5, EHL 4 plus/5.",
        "weakness-dorsiflexion + left 4-, weakness-great-toe-extension + left 4+",
    ),
    ("He can walk on his heels but not on his toes.", "weakness-dorsiflexion -, weakness-plantarflexion +"),
    ("Heel walking is done with great difficulty on the left.", "weakness-dorsiflexion + left"),
    ("Slap-foot gait on the right.", "foot-drop + right"),
    (
        "Reflexes are hypoactive but symmetric at the knees and ankles.",
        "reflex-patellar-reduced + bilateral, reflex-achilles-reduced + bilateral",
    ),
    (
        "Reflexes are 2+ and symmetric at the knee and absent at the ankle.",
        "reflex-patellar-reduced -, reflex-achilles-reduced +",
    ),
    ("Toes up bilaterally.", "reflex-hyper-or-babinski + bilateral"),
    ("Seated leg raise was negative for leg pain.", "slr -"),
    ("Known history of metastatic breast cancer to bone.", "cancer-active +, spinal-tumour +"),
    ("History of breast cancer.", "cancer-history +"),
    ("She denies any history of trauma or falls.", "significant-trauma -, minor-fall -"),
    ("He fell about 10 feet from a tree.", "significant-trauma +"),
    ("Films of the lumbar spine show degenerative changes at L4-5.", "prior-lumbar-radiograph +, disc-degeneration +"),
    ("A large herniation at L4-5 with severe stenosis.", "disc-herniation +, spinal-stenosis +"),
    ("Urethral stenosis. He has lumbar pain and carotid stenosis.", "low-back-pain +"),
    ("I recommended a course of physical therapy.", "nothing"),
    ("She completed a course of physical therapy.", "conservative-pt +"),
    ("No spondylolisthesis on lumbar films.", "spondylolisthesis -, prior-lumbar-radiograph +"),
    (
        "No lumbar films are available. She has not had an MRI of the back.",
        "prior-lumbar-radiograph -, prior-lumbar-mri -",
    ),
    ("Not pregnant, with sciatica.", "pregnancy -, radiculopathy-lumbar +"),
]

ELSEWHERE = [
    ("He hurt his wrist. His hand is swollen. Decreased sensation in all dermatomes. Foot is nontender.", "nothing"),
    ("Normal strength and function in the arms and legs.", "leg-weakness - bilateral"),
    ("Bulk, tone and strength are normal in the legs.", "leg-weakness - bilateral"),
    ("She was found with incontinent stool.", "bowel-incontinence +"),
    ("Denies blood in urine or stool.", "nothing"),
    ("He would need to learn self-catheterization.", "nothing"),
    ("Use meloxicam, not to be taken with other anti-inflammatories.", "conservative-nsaid +"),
    ("She fell a few weeks ago.", "minor-fall +"),
    ("Positive Tinel over the lateral aspect of the left fibular head.", "tinel-fibular-head + left"),
]

LOOKALIKES = [
    ("A mucous retention cyst of the sinus.", "nothing"),
    ("The lower esophageal sphincter appeared normal.", "nothing"),
    ("MRI of the knee: peroneal tendon and patellar tilt normal.", "nothing"),
    ("The patella is congruent without patellar tilt.", "nothing"),
    ("She denies pain in her knees, ankles or feet.", "nothing"),
    ("No knee or ankle jerks.", "reflex-patellar-reduced +, reflex-achilles-reduced +"),
    ("He forgot his hearing aids.", "nothing"),
    ("He has no feeling when he wipes.", "saddle-sensory-loss +"),
    (
        "She has no sensation when wiping and has no urge to urinate.",
        "saddle-sensory-loss +, bladder-bowel-dysfunction +",
    ),
    ("He has no urge incontinence.", "urinary-incontinence -"),
    ("He has no control of his bladder.", "urinary-incontinence +"),
    ("The patient has no bladder sensation.", "bladder-bowel-dysfunction +"),
    ("He has leg pain and has no numbness.", "leg-pain +, leg-numbness -"),
    ("She has trouble lifting the front of her left foot.", "foot-drop + left"),
    ("The plantar fascia is normal. Minimal fluid at the patellar tendon.", "nothing"),
    ("Patellar tendon reflexes are absent.", "reflex-patellar-reduced +"),
    ("The quadriceps tendon looks intact.", "nothing"),
    ("Back pain. She was kept fasting for surgery.", "low-back-pain +"),
    ("Back pain. She was scheduled for surgery.", "low-back-pain +, surgical-candidate +"),
    ("Her history goes back about four months. This dates back to May.", "nothing"),
    ("A screw track extending into the femoral head and neck. The central line fell off.", "nothing"),
    ("She had an epidural catheter. The tube was removed without trauma.", "nothing"),
    ("Surgical absence of the breast with a history of breast cancer.", "cancer-history +"),
    ("Chemotherapy and radiation were discussed. He was fit for a general anesthetic.", "nothing"),
    ("Red reflex present. Moro and suck are normal. Light reflex normal.", "nothing"),
    ("A hematoma may compress the cord and result in weakness of the legs.", "nothing"),
    ("Weakness of all four extremities.", "leg-weakness + bilateral"),
    ("Moves all extremities. 2+ pulses in all extremities.", "nothing"),
    ("Cervical spine: no fracture.", "nothing"),
    ("There was no indication for a lumbar spine surgery.", "surgical-candidate -"),
    ("Urinary obstruction relieved; obstructive urinary symptoms with an AUA score of 19.", "nothing"),
]


@pytest.mark.parametrize(
    ("text", "line"),
    BROUGHT_ON
    + OTHER_PLACES
    + SPHINCTERS
    + REPORTS
    + TOGETHER
    + MEASURED
    + DENIALS
    + SENSE
    + STYLES
    + DICTATED
    + ELSEWHERE
    + LOOKALIKES,
)
def test_wording_is_read_as_a_clinician_means_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
