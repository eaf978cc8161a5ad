-- Why and who are free text and people: :people = 1 loads them.
SELECT object, field, needs, answer, day AS review_by, iif(:people, why, NULL) AS why,
       iif(:people, marketing_contact, NULL) AS marketing_contact, iif(:people, answer_reason, NULL) AS answer_reason,
       iif(:people, salesforce_contact, NULL) AS salesforce_contact
FROM field_decision ORDER BY object, field
