-- Names of fields that marketing writes or asks for on a form: somebody waits for their values.
INSERT INTO reference_name_word SELECT 'form', column1, column2, 'both', 'marketing fills it', NULL FROM (VALUES
    ('utm(?: \w+)*', 'anywhere'),
    ('how did you (?:hear|find|learn)(?: \w+)*|heard? about us(?: \w+)*', 'anywhere'),
    ('(?:\w+ )*comments?', 'whole'),
    ('comments? (?:from|on|form|questions?)(?: \w+)*|questions? (?:and|or) comments?|additional (?:comments?|information|details)', 'anywhere'),
    ('(?:your |contact us )?message|enquiry|inquiry|(?:enquiry|inquiry) (?:details|message|text|notes)', 'whole'),
    ('(?:web|contact|landing page|marketing|lead|registration|event) forms?(?: \w+)*|form (?:comments?|message|data|submission|notes|response|fill)s?', 'anywhere'),
    ('landing page(?: \w+)*|web ?(?:to )?lead(?: \w+)*|gclid|fbclid|referr?er(?: url)?|referring (?:url|site|page)|lead source details?|original source details?|search (?:phrase|keyword|term)s?|campaign (?:keyword|content|term)s?|first touch(?: \w+)*|last touch(?: \w+)*', 'anywhere'),
    ('(?:interesting moments?|reason for (?:contact|inquiry|enquiry|interest)|what (?:are you|can we|is your)(?: \w+)*|tell us(?: \w+)*)', 'anywhere')
);

-- Names of checkboxes and picklists that keep records out of Marketo, or let them in.
INSERT INTO reference_name_word SELECT 'sync filter', column1, column2, 'both', 'may be the sync filter', NULL FROM (VALUES
    ('(?:don ?t|do not|does not|donot|never|no|not|stop|block|skip|disable|prevent|suppress|exclude) (?:be )?(?:from )?(?:the )?(?:data )?(?:sync(?:ed|h|hed|hroni[sz]ed?|ing)?|synchroni[sz]ation)', 'anywhere'),
    ('nosync|no sync|sync (?:filter|exclu\w+|eligible|eligibility|block\w*|suppress\w*|allowed|flag|opt out|stop|override)|(?:exclude|excluded|eligible|blocked|suppressed|ready|approved|allowed|hold|ok) (?:from|for|to) sync(?: \w+)?', 'anywhere'),
    ('(?:no|not|non|without|exclude|excluded|block|blocked|hide|skip|ignore|suppress|stop|send|sent|push|sync|allow|include|in|to|for|eligible|filter|is|only|do not|don ?t|ok|remove|omit|keep) (?:\w+ ){0,3}(?:marketo|mkto)', 'anywhere'),
    ('(?:marketo|mkto) (?:\w+ )?(?:sync\w*|filter|exclu\w+|hide|hidden|include\w*|block\w*|allow\w*|suppress\w*|eligib\w+|opt out|ready|enabled|person|visible|send|ok|override)', 'anywhere'),
    ('(?:exclude|excluded|omit|omitted|remove|removed|withhold|withheld|suppress|suppressed|hold|held|block|blocked|exempt) (?:it )?from (?:all )?(?:marketing|nurtur\w+|marketing (?:automation|database|sync|systems?|platform)|integrations?|automation|crm sync|campaigns?|mail\w*|e ?mail\w*|communications?|outbound|programs?)', 'anywhere'),
    ('(?:exclude|excluded|omit|withhold|suppress) from', 'end'),
    ('sync (?:to|with) marketing(?: automation| database| platform)?|send to marketing(?: automation| database| platform)?', 'anywhere')
);
INSERT INTO reference_name_word SELECT 'sync filter', column1, column2, 'both', NULL, NULL FROM (VALUES
    -- another product's
    ('(?:\w+ ){0,3}(?:sync\w*|send|sent|push\w*|from|to|with|into|in) (?:\w+ ){0,2}(?:sfmc|exact ?target|pardot|hub ?spot|eloqua|mail ?chimp|net ?suite|sap|quick ?books|outlook|google|gong|zen ?desk|inter ?com|outreach|sales ?loft|zoom ?info|slack|jira|stripe|xero|work ?day|dynamics|oracle|zuora|gain ?sight|linked ?in|face ?book|erp|exchange|gmail|docu ?sign|asana|sage|shopify|magento|braze|iterable|active ?campaign|constant ?contact|klaviyo|sendgrid|twilio|aircall|five ?9|drift|6 ?sense|demandbase|snowflake|tableau|data ?warehouse|share ?point|box|account engagement|marketing cloud|website|portal|calendar|billing|accounting|finance|payroll|app|s 3)(?: \w+)*', 'start'),
    ('marketing (?:cloud|department|team|user|assets?)', 'anywhere'),
    ('(?:last|time|date|error|status|failed|success|sync) sync(?:ed)?(?: (?:date|time|status|error|at|on|by))?|sync(?:ed)? (?:status|error|date|time|message|comments?|id|key|log|attempts?|count)', 'whole')
);
