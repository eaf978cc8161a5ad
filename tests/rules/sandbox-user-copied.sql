-- case: the copy that came with the sandbox
-- flags: -
-- message: ^marketo@example.com.full is the copy of production's marketo@example.com that came with sandbox Full$
-- severity: low
-- basis: possible
-- who: both
-- action: Give the sandbox a sync user of its own
-- evidence: user=marketo@example.com.full
-- evidence: sandbox=Full
UPDATE organization SET IsSandbox = 1;
UPDATE run SET instance_url = 'https://example--Full.sandbox.my.salesforce.com';
UPDATE userinfo SET preferred_username = 'marketo@example.com.full';

-- case: a user of its own
-- ignores: -
UPDATE organization SET IsSandbox = 1;
UPDATE run SET instance_url = 'https://example--full.sandbox.my.salesforce.com';
UPDATE userinfo SET preferred_username = 'marketo@example.carefull';

-- case: a sandbox whose address does not tell its name
-- ignores: -
UPDATE organization SET IsSandbox = 1;
UPDATE userinfo SET preferred_username = 'marketo@example.com.full';

-- case: production
-- ignores: -
UPDATE run SET instance_url = 'https://example--full.my.salesforce.com';
UPDATE userinfo SET preferred_username = 'marketo@example.com.full';
