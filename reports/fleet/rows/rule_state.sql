SELECT id AS rule, status, findings FROM rule_result ORDER BY id
