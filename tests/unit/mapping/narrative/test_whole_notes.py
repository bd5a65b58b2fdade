"""Whole invented notes in the styles of different houses, with everything that they say about findings."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

NOTES = {
    "spine clinic": (
        """CHIEF COMPLAINT: Low back and left leg pain.

HISTORY OF PRESENT ILLNESS: Mr. Doe is a 46-year-old man with an 8-week history of low back pain radiating down the left
leg to the dorsum of the foot. He has numbness over the left great toe. He denies weakness, bowel or bladder incontinence,
or saddle anesthesia. He has completed 6 weeks of physical therapy and takes naproxen without relief. He had an L4-5
epidural steroid injection on 2/3/2026 with only two days of benefit. No history of cancer, fever, or IV drug use.

PAST SURGICAL HISTORY: Appendectomy.
FAMILY HISTORY: Mother with osteoporosis and breast cancer.
MEDICATIONS: naproxen 500 mg BID, lisinopril.
ALLERGIES: NKDA.

PHYSICAL EXAMINATION:
Gait: Normal. Able to heel and toe walk.
Motor: Iliopsoas 5/5, quadriceps 5/5, tibialis anterior 5/5, EHL 4/5 on the left, gastrocnemius 5/5.
Sensation: Decreased to light touch in the left L5 dermatome.
Reflexes: 2+ patellar and Achilles bilaterally.
SLR positive on the left at 40 degrees; crossed SLR negative.

ASSESSMENT: Left L5 radiculopathy with failed conservative management.
PLAN: MRI lumbar spine without contrast. Refer to neurosurgery. Return if weakness worsens or bladder symptoms develop.
""",
        "low-back-pain +, leg-pain + left, pain-lateral-calf-dorsum + left, leg-numbness + left, sensory-loss-dorsum-foot + left,"
        "leg-weakness -, urinary-incontinence -, bowel-incontinence -, saddle-sensory-loss -, conservative-pt +,"
        "conservative-nsaid +, conservative-injection +, cancer-history -, fever -, iv-drug-use -, weakness-dorsiflexion -,"
        "weakness-plantarflexion -, weakness-hip-flexion - 5, weakness-knee-extension - 5, weakness-dorsiflexion - 5,"
        "weakness-great-toe-extension + left 4, weakness-plantarflexion - 5,"
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced - bilateral, slr + left, crossed-slr -,"
        "radiculopathy-lumbar + left, surgical-candidate +",
    ),
    "emergency department": (
        """ED Provider Note
CC: back pain, can't pee
HPI: 38F c/o severe LBP x 4 days after lifting, now with b/l leg pain and numbness "down there" since this AM. Last voided
18 hrs ago, unable to urinate since. + saddle numbness. No fever/chills. No IVDU. No hx of CA. Denies bowel incontinence.
PMH: none
Exam: T 37.1 C. Bladder palpable. Rectal tone decreased. Perianal sensation decreased to pinprick on L.
Strength: 4/5 bilateral plantarflexion, otherwise 5/5. Ankle jerks absent b/l.
Bladder scan 620 mL.
MDM: Concern for cauda equina syndrome. Emergent MRI, neurosurgery consult.
""",
        "low-back-pain +, leg-pain + bilateral, bilateral-leg-pain + bilateral, urinary-retention +,"
        "saddle-sensory-loss +, fever -, chills -, iv-drug-use -, cancer-history -, bowel-incontinence -,"
        "reduced-anal-tone +, saddle-sensory-loss + left, weakness-plantarflexion + bilateral 4, leg-weakness - 5,"
        "reflex-achilles-reduced + bilateral, post-void-residual +, cauda-equina-diagnosis + ?",
    ),
    "general practice": (
        """Seen today with 3/52 of right sided sciatica. Pain shoots from buttock to lateral foot. No red flags: no saddle
anaesthesia, bladder and bowels normal, no weight loss, no night pain, no fevers. Power 5/5 throughout. Right ankle jerk
absent. Sensation reduced lateral border of right foot. SLR R 30 deg, positive. Imp: R S1 radiculopathy.
Plan: naproxen, physio referral, safety netted re CES.
""",
        "radiculopathy-lumbar + right, leg-pain +, pain-posterior-calf-sole +, saddle-sensory-loss -,"
        "bladder-bowel-dysfunction -, weight-loss -, night-pain -, fever -, leg-weakness - 5,"
        "reflex-achilles-reduced + right, sensory-loss-lateral-foot-sole + right, slr + right",
    ),
    "nurse triage": (
        """Pt reports new onset urinary incontinence x2 days. States she "can't feel when she wipes". Legs feel weak bilaterally.
Denies fever. Denies recent fall. Hx: lumbar fusion 2019. Post void residual 350 mL.
""",
        "urinary-incontinence +, saddle-sensory-loss +, leg-weakness + bilateral, fever -, minor-fall -,"
        "prior-lumbar-surgery +, post-void-residual +",
    ),
    "template review of systems": (
        """REVIEW OF SYSTEMS
Constitutional: Negative for chills, fever and unexpected weight change.
Genitourinary: Negative for difficulty urinating, dysuria and enuresis.
Musculoskeletal: Positive for back pain. Negative for neck pain.
Neurological: Positive for numbness (left foot). Negative for weakness.
""",
        "chills -, fever -, weight-loss -, bladder-bowel-dysfunction -, urinary-incontinence -, low-back-pain +, neck-pain -,"
        "leg-numbness + left, leg-weakness -",
    ),
    "neurosurgery letter": (
        """Dear colleague, thank you for referring this 61-year-old woman with progressive right foot drop over the last three
weeks. She has had back pain for years. Sphincter function is preserved and there is no perineal numbness. On examination
there is weakness of right ankle dorsiflexion (2/5) and great toe extension (1/5); eversion is 3/5 and inversion is normal.
Plantarflexion is full. The knee and ankle reflexes are present and symmetrical. MRI of the lumbar spine dated 4 March 2026
shows a large L4/5 disc extrusion. I have recommended a microdiscectomy, and she wishes to proceed with surgery.
""",
        "foot-drop + right, progressive-weakness + right, low-back-pain +, bladder-bowel-dysfunction -, saddle-sensory-loss -,"
        "weakness-dorsiflexion + right 2, weakness-great-toe-extension + right 1, weakness-eversion + right 3,"
        "weakness-inversion - right, weakness-plantarflexion -, reflex-patellar-reduced -, reflex-achilles-reduced -,"
        "prior-lumbar-mri +, disc-herniation +, surgical-candidate +",
    ),
    "physical therapy": (
        """S: Patient reports pain in low back and R posterior thigh, 5/10, improved since last visit. No N/T. Bowel/bladder: WNL.
O: MMT: R hip flexion 4+/5, R knee ext 5/5, R ankle DF 4/5, R great toe ext 4-/5, L LE 5/5 throughout.
Light touch: intact all dermatomes. DTR: patellar 2+ B, achilles 1+ R, 2+ L. SLR (+) R at 50 deg, (-) L.
A: Week 5 of PT. P: Continue PT 2x/week.
""",
        "low-back-pain +, leg-pain + right, leg-numbness -, bladder-bowel-dysfunction -, weakness-hip-flexion + right 4+,"
        "weakness-knee-extension - right 5, weakness-dorsiflexion + right 4, weakness-great-toe-extension + right 4-,"
        "leg-weakness - left 5, reflex-patellar-reduced - bilateral, reflex-achilles-reduced + right,"
        "reflex-achilles-reduced - left, slr + right, slr - left, conservative-pt +",
    ),
    "oncology follow up": (
        """History of stage II breast cancer treated with lumpectomy in 2017. New thoracolumbar back pain for 3 weeks, worse at
night. She has lost 12 pounds without trying. No weakness. Sensation intact in the legs. No bladder symptoms.
""",
        "cancer-history +, low-back-pain +, night-pain +, weight-loss +, leg-weakness -, leg-numbness - bilateral,"
        "bladder-bowel-dysfunction -",
    ),
    "hospital consult": (
        """REASON FOR CONSULTATION: back pain and fever
HISTORY: 54 year old man with IV heroin use presents with fever to 102.4 F, rigors and severe back pain for one week.
ESR 88, CRP 142 mg/L, WBC 17.2. Blood cultures positive for MRSA bacteremia. He can move both legs; motor 5/5, sensation
intact, rectal tone normal. No urinary retention.
IMPRESSION: Possible epidural abscess or vertebral osteomyelitis.
RECOMMENDATIONS: MRI whole spine with and without contrast.
""",
        "low-back-pain +, fever +, iv-drug-use +, chills +, esr +, crp +, wbc +, bacteraemia +, leg-weakness - 5,"
        "leg-numbness -, reduced-anal-tone -, urinary-retention -, spinal-infection + ?",
    ),
    "telehealth": (
        """Video visit. Reports tingling in both feet and that her legs have been getting weaker over the past 10 days. She has
trouble starting to urinate. She does not have a fever. Her husband has a pacemaker. She takes ibuprofen. Advised to go to
the ER now for evaluation of possible cauda equina.
""",
        "leg-numbness + bilateral, progressive-weakness + bilateral, leg-weakness + bilateral, bladder-bowel-dysfunction +,"
        "fever -, conservative-nsaid +, cauda-equina-diagnosis + ?",
    ),
    "workers compensation": (
        """The claimant fell from a scaffold on 01/12/2026. He complains of constant low back pain, 7/10, with radiation into the
right lower extremity. There is no bowel or bladder involvement. Motor testing of the lower extremities demonstrates 5/5
strength bilaterally with the exception of right plantar flexion at 4/5. Sensory examination reveals hypoesthesia in an S1
distribution on the right. The right Achilles reflex is diminished compared to the left. Straight leg raising is positive on
the right at 60 degrees and negative on the left. X-rays of the lumbar spine reveal no fracture.
""",
        "significant-trauma +, low-back-pain +, leg-pain + right, bladder-bowel-dysfunction -, leg-weakness - bilateral 5,"
        "weakness-plantarflexion + right 4, sensory-loss-lateral-foot-sole + right, leg-numbness + right,"
        "reflex-achilles-reduced + right, slr + right, slr - left, prior-lumbar-radiograph +, vertebral-fracture -",
    ),
    "device clinic": (
        """Dual chamber pacemaker implanted 2014, not MRI conditional. Takes apixaban for atrial fibrillation. eGFR 28. Chronic low
back pain; no radicular symptoms. Denies claustrophobia. Allergic to iodinated contrast.
""",
        "mri-unknown-device +, mri-unsafe-device +, anticoagulant +, renal-function +, low-back-pain +,"
        "radiculopathy-lumbar -, claustrophobia -, contrast-allergy +",
    ),
    "urgent care": (
        """HPI: 52 yo M presents w/ acute on chronic LBP, R>L, radiating to R groin and anterior thigh x 5 days. Pain 8/10. Denies numbness/tingling, weakness, b/b incontinence, saddle anesthesia, fever, wt loss, hx IVDU or CA. Tried Tylenol and Motrin w/o relief. PMH HTN, DM2. PSH none.
PE: Afebrile, VSS. TTP R paraspinals. FROM. Strength 5/5 BLE. Sensation intact to LT. 2+ patellar reflexes b/l. Neg SLR b/l. Gait steady.
A/P: Lumbar strain. Flexeril, Naproxen. RTC or ED if bowel/bladder dysfunction, saddle anesthesia, weakness.
""",
        "low-back-pain +, leg-pain + right, pain-anterior-thigh + right, leg-numbness -, leg-weakness -, urinary-incontinence -,"
        "bowel-incontinence -, saddle-sensory-loss -, fever -, weight-loss -, iv-drug-use -, cancer-history -, conservative-nsaid +,"
        "diabetes +, leg-weakness - bilateral 5, reflex-patellar-reduced - bilateral, slr - bilateral",
    ),
    "orthopaedic letter": (
        """Thank you for asking me to see this pleasant 39-year-old teacher. She gives a three month history of left-sided sciatica, which came on after gardening. The pain is felt in the left buttock and runs down the back of the thigh to the outer calf and the top of the foot. She has tingling in the big toe. There has been no weakness and her bladder and bowel function are normal. She has had a course of physiotherapy and a nerve root block, which helped for only a fortnight. Examination: straight leg raising was limited to 40 degrees on the left with a positive sciatic stretch test. Power was MRC grade 4 in the left extensor hallucis longus and normal elsewhere. Sensation was reduced in the L5 dermatome. Reflexes were present and equal. An MRI scan of her lumbar spine shows a left paracentral disc prolapse at L4/5. I have listed her for microdiscectomy.
""",
        "radiculopathy-lumbar + left, leg-pain + left, pain-lateral-calf-dorsum + left, leg-numbness +, sensory-loss-dorsum-foot +, leg-weakness -,"
        "bladder-bowel-dysfunction -, conservative-pt +, conservative-injection +, slr + left, weakness-great-toe-extension + left 4,"
        "reflex-patellar-reduced -, reflex-achilles-reduced -, prior-lumbar-mri +, disc-herniation + left, surgical-candidate +",
    ),
    "pain management": (
        """CHIEF COMPLAINT: Chronic low back and bilateral leg pain.
INTERVAL HISTORY: The patient returns for follow up. She reports 60% relief for 3 months after her last bilateral L4-5 transforaminal epidural steroid injection. She continues home exercises and takes gabapentin and meloxicam. No new weakness or numbness. No changes in bowel or bladder function.
PAST SURGICAL HISTORY: L4-S1 fusion 2014, C5-6 ACDF 2010.
OBJECTIVE: Strength 5/5 in bilateral hip flexors, quadriceps, tibialis anterior, EHL and gastrocnemius. Sensation diminished in stocking distribution. Patellar reflexes 1+, Achilles absent bilaterally. SLR negative bilaterally.
ASSESSMENT: 1. Failed back surgery syndrome. 2. Lumbar spinal stenosis with neurogenic claudication. 3. Diabetic peripheral neuropathy.
PLAN: Repeat bilateral L4-5 TFESI. Consider spinal cord stimulator trial.
""",
        "low-back-pain +, leg-pain + bilateral, bilateral-leg-pain + bilateral, conservative-injection +, conservative-pt +, conservative-nsaid +, leg-weakness -, leg-numbness -,"
        "bladder-bowel-dysfunction -, prior-lumbar-surgery +, weakness-hip-flexion - bilateral 5, weakness-knee-extension - bilateral 5,"
        "weakness-dorsiflexion - bilateral 5, weakness-great-toe-extension - bilateral 5, weakness-plantarflexion - bilateral 5,"
        "reflex-patellar-reduced +, reflex-achilles-reduced + bilateral, slr - bilateral, leg-numbness +, spinal-stenosis +, neurogenic-claudication +, diabetes +, polyneuropathy +, surgical-candidate +",
    ),
    "order reason": (
        "62F hx breast ca, new LBP x3wks, LLE weakness 4/5, r/o mets",
        "cancer-history +, low-back-pain +, leg-weakness + left 4, cancer-active + ?",
    ),
    "order reason cauda equina": (
        "Acute urinary retention, saddle numbness, b/l sciatica. ?CES. Please scan urgently.",
        "urinary-retention +, saddle-sensory-loss +, radiculopathy-lumbar + bilateral, bilateral-leg-pain + bilateral, cauda-equina-diagnosis + ?",
    ),
    "flowsheet comment": (
        "LLE: DF 3/5, EHL 3/5, PF 5/5. RLE: 5/5 all groups. Decreased LT L foot. Voiding per urinal w/o difficulty. PVR 45.",
        "weakness-dorsiflexion + left 3, weakness-great-toe-extension + left 3, weakness-plantarflexion - left 5, leg-weakness - right 5,"
        "leg-numbness + left, urinary-retention -, post-void-residual -",
    ),
    "inpatient neuro": (
        """NEURO: A&Ox3, CN II-XII intact. Motor: RUE 5/5, LUE 5/5, RLE IP 5 Quad 5 TA 4 EHL 3 GS 5, LLE IP 5 Quad 5 TA 5 EHL 5 GS 5. SILT. No clonus, no Hoffman's. Toes down. Rectal tone intact. No saddle anesthesia.
""",
        "reflex-hyper-or-babinski -, reduced-anal-tone -, saddle-sensory-loss -, weakness-hip-flexion - right 5, weakness-knee-extension - right 5, weakness-dorsiflexion + right 4,"
        "weakness-great-toe-extension + right 3, weakness-plantarflexion - right 5, weakness-hip-flexion - left 5, weakness-knee-extension - left 5, weakness-dorsiflexion - left 5,"
        "weakness-great-toe-extension - left 5, weakness-plantarflexion - left 5, leg-numbness -",
    ),
    "post-operative": (
        """POD#14 s/p L5-S1 microdiscectomy. Leg pain resolved. Now with recurrent left leg pain and new plantarflexion weakness. Denies fevers or wound drainage. Left plantarflexion 3/5. Left Achilles absent. No urinary symptoms.
""",
        "prior-lumbar-surgery +, leg-pain h, leg-pain + left, weakness-plantarflexion +, fever -, weakness-plantarflexion + left 3, reflex-achilles-reduced + left, bladder-bowel-dysfunction -",
    ),
    "emergency nursing": (
        """Triage: back pain after lifting a box. Ambulatory. Denies loss of bowel/bladder control. CMS intact bilateral lower extremities. No numbness/tingling. Temp 98.2F.
0930: Pt states unable to feel when she wipes, states she has not urinated since 2200 last night. MD notified. Bladder scan 750ml.
""",
        "low-back-pain +, urinary-incontinence -, bowel-incontinence -, leg-numbness -, fever -, saddle-sensory-loss +, urinary-retention +, post-void-residual +",
    ),
    "occupational": (
        """Subjective: Mechanical low back pain without radiation. No radicular symptoms. No red flag symptoms: denies night pain, fever, chills, unexplained weight loss, incontinence, saddle paresthesia.
Objective: Normal gait, heel and toe walking intact. Motor strength 5/5 and symmetric in the lower extremities. DTRs 2/4 and symmetric at patella and Achilles. SLR negative to 80 degrees bilaterally. Sensation grossly intact.
""",
        "low-back-pain +, leg-pain -, radiculopathy-lumbar -, night-pain -, fever -, chills -, weight-loss -, urinary-incontinence -, saddle-sensory-loss -,"
        "weakness-dorsiflexion -, weakness-plantarflexion -, leg-weakness - bilateral 5, reflex-patellar-reduced -, reflex-achilles-reduced -, slr - bilateral, leg-numbness -",
    ),
    "geriatrics": (
        """88 year old woman with osteoporosis, on prednisone 7.5 mg daily for PMR for 3 years, fell from standing 4 days ago. Severe midline low back pain, worse with movement. No leg symptoms. Urinary incontinence at baseline, unchanged. Kyphosis, tenderness at L1. Neuro exam nonfocal.
""",
        "osteoporosis +, corticosteroid-long-term +, minor-fall +, low-back-pain +, urinary-incontinence +",
    ),
    "myelopathy": (
        """Gait imbalance, hand clumsiness and urinary urgency. Hyperreflexia in the lower extremities, sustained clonus, bilateral Babinski. Sensory level at T6. Strength 4/5 in both legs.
""",
        "reflex-hyper-or-babinski + bilateral, reflex-hyper-or-babinski +, sensory-level +, leg-weakness + bilateral 4",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_note_is_read_as_a_clinician_would(reader: NarrativeReader, name: str) -> None:
    text, line = NOTES[name]
    assert told(reader, text) == expected(line)
