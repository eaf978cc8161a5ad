-- What differs in what the sync user has been given, where both sides could read it. The object is the sync user: ''.

INSERT INTO diff_found (code, object, attribute, before, after, matters, message)
SELECT CASE WHEN b.name IS NULL THEN 'container-assigned' WHEN n.name IS NULL THEN 'container-gone' ELSE 'container-state' END,
       '', coalesce(n.name, b.name), b.state, n.state, n.state IS NOT 'active',
       printf('%s "%s"%s', coalesce(n.kind, b.kind), coalesce(n.name, b.name),
              iif(n.state <> b.state, printf(' is %s, was %s', n.state, b.state), ''))
FROM now.container n
FULL JOIN before.container b ON b.kind = n.kind AND b.api_name = n.api_name
WHERE n.state IS NOT b.state AND (SELECT assignments_read FROM now.run) AND (SELECT assignments_read FROM before.run);

INSERT INTO diff_found (code, object, attribute, before, after, matters, message)
SELECT iif(n.granted, 'permission-gained', 'permission-lost'), '', n.permission, iif(b.granted, 'Yes', 'No'),
       iif(n.granted, 'Yes', 'No'), coalesce(r.need = 'required', 0),
       printf('system permission %s', coalesce(r.label, n.permission))
FROM now.system_permission n
JOIN before.system_permission b ON b.permission = n.permission
LEFT JOIN reference_system_permission r ON r.permission = n.permission
WHERE n.granted <> b.granted;
