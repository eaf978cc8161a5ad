-- Words by which admins mark a field that is given up.
INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'no longer used', NULL FROM (VALUES
    ('do not use', 'anywhere'),
    ('don ?t use', 'anywhere'),
    ('donotuse', 'anywhere'),
    ('dnu', 'anywhere'),
    ('z*deprecat(?:e|ed|es|ing|ion)?', 'anywhere'),
    ('deprec(?:at?)?|depre', 'end'),
    ('depreciated|depricated|depracated|deprciated', 'apart'),
    ('depr', 'apart'),
    ('depr|dep', 'start'),
    ('obsolete[ds]?', 'anywhere'),
    ('obsol|obsolet', 'end'),
    ('outdated|defunct', 'anywhere'),
    ('retired|sunset(?:ted|ting)?|discontinued|decommissioned|expired|unsupported|eol|end of life', 'apart'),
    ('decommissioned', 'end'),
    ('unused', 'apart'),
    ('unused(?: \d+)?', 'end'),
    ('unused', 'start'),
    ('unused (?:field|\d+)', 'anywhere'),
    ('no longer (?:used|needed|in use|required|valid|active|maintained|populated|supported|relevant|updated|applicable)', 'anywhere'),
    ('no longer', 'end'),
    ('not (?:in use|being used|currently used|used any ?more|used now|used currently|needed any ?more)', 'anywhere'),
    ('not (?:used|needed)', 'end'),
    ('not (?:used|needed)', 'apart'),
    ('not used', 'start'),
    ('currently (?:not used|unused)', 'anywhere'),
    ('not currently (?:used|in use)', 'anywhere'),
    ('never used', 'anywhere'),
    ('(?:previously|formerly) used', 'anywhere'),
    ('for historical (?:purposes|use|reference|reporting)(?: only)?', 'anywhere'),
    ('histor(?:y|ic|ical)(?: data)? only', 'anywhere'),
    ('inactive|inactivated|deactivated|disabled', 'apart'),
    ('ignore|ignore this|do not touch|junk|trash|garbage|dead|broken|orphan(?:ed)?|abandoned', 'apart'),
    ('(?:ignore this|junk|trash|dead|inactive|broken|retired) field', 'anywhere'),
    ('ignore', 'start'),
    ('nlu|n l u|no longer used', 'anywhere'),
    ('phas(?:ed|ing) out', 'anywhere'),
    ('z{2,}|x{2,}', 'start'),
    ('zz+(?:old|dep|del|dnu|archived?|unused|legacy|x|z)\w*', 'start'),
    ('z', 'start'),
    ('x', 'apart'),
    ('x (?:old|del|dep|unused)', 'start'),
    ('do n(?:o(?:t(?: us?)?)?)?|depr\w*|obs(?:ol?\w*)?|lega?c?|unus?e?|no lo?n?g?e?r?(?: u?s?e?)?|not (?:in(?: us?)?|us?e?)|ina(?:ct?i?v?e?)?', 'cut')
);

INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'about to be deleted', NULL FROM (VALUES
    ('to be (?:deleted|removed|deprecated|retired|decommissioned|phased out|archived)', 'anywhere'),
    ('(?:for|pending|marked for|flagged for|scheduled for|candidate for) (?:deletion|removal)', 'anywhere'),
    ('marked for delete', 'anywhere'),
    ('delete me|please delete|can be deleted|should be deleted|ok to delete|safe to delete|ready (?:to|for) delet\w+|tbd(?:eleted)', 'anywhere'),
    ('to (?:delete|remove)', 'apart'),
    ('to (?:delete|remove)', 'end'),
    ('delete|deleted|remove|removed|del', 'apart'),
    ('delete(?: field)?|del|todelete', 'end'),
    ('delete|del|todelete', 'start'),
    ('(?:pending|hold for|ready for) delete', 'apart'),
    ('z*del(?:ete)? field', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'replaced by another', NULL FROM (VALUES
    ('old', 'anywhere'),
    ('legacy', 'anywhere'),
    ('replaced|superseded|migrated|merged|ol', 'apart'),
    ('superseded', 'end'),
    ('replaced', 'end'),
    ('(?:replaced|superseded) (?:by|with)(?: \w+)*', 'apart'),
    ('(?:moved|migrated|merged|copied) (?:to|into)(?: \w+)+', 'apart'),
    ('(?:please )?use(?: \w+){1,5} instead', 'anywhere'),
    ('dup|dupe|duplicate(?: delete)?', 'apart'),
    ('(?:duplicate|dupe) field', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'archived or kept as a copy', NULL FROM (VALUES
    ('archived?(?: in)?(?: \d{4})?', 'apart'),
    ('archived?', 'end'),
    ('archived?', 'start'),
    ('back ?up|bkup|bkp|bak', 'end'),
    ('back ?up|bkup|bkp|bak', 'apart'),
    ('bkup|bkp|bak', 'start'),
    ('copy(?: \d+)?|cloned?|clone', 'apart'),
    ('back ?up of', 'start'),
    ('copy of', 'start'),
    ('copy \d+', 'end'),
    ('historic(?:al)?', 'apart')
);

INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'like a temporary one', NULL FROM (VALUES
    ('tmp|temp', 'apart'),
    ('tmp|temp(?: \d+)?', 'end'),
    ('tmp', 'start'),
    ('temp (?:field|value|id|key|notes?|flag|date|formula|text|name|owner|status|source|checkbox|number|import|migration|segment|score|region|account|contact|lead)', 'start'),
    ('temporary', 'apart'),
    ('temporary (?:field|id|key|value|flag|import|migration|copy|use|text|checkbox|formula|storage)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'like a test', NULL FROM (VALUES
    ('(?:my |new )?test(?:ing)?(?: (?:field|checkbox|picklist|text|formula|lookup|number|custom field|delete))?(?: (?:\w{1,2}|\d+))?', 'whole'),
    ('test|testing|test only|testing only|for testing|for testing only|dummy|sandbox only', 'apart'),
    ('(?:test|dummy|sample) field', 'anywhere'),
    ('(?:for|only for) testing(?: only)?|test(?:ing)? only', 'end'),
    ('(?:field|formula|picklist|checkbox|lookup) test', 'end'),
    ('dummy(?: \w+)?|asdf\w*|foo(?: ?bar)?|xyz|qwerty', 'whole')
);

INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'like something that is over', NULL FROM (VALUES
    ('covid(?: 19)?|coronavirus', 'anywhere'),
    ('(?:19|20)\d\d (?:\w+ ){0,2}(?:event|webinar|conference|summit|survey|campaign|trade ?show|promo(?:tion)?|party|roadshow|gala|expo|reunion)', 'start')
);

-- German, French, Spanish, Portuguese, Italian, Dutch.
INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', 'no longer used', NULL FROM (VALUES
    ('nicht (?:mehr )?(?:verwenden|verwendet|benutzen|benutzt|nutzen|genutzt|gebraucht|ben(?:ö|oe)tigt|in verwendung)', 'anywhere'),
    ('veraltet(?:e[rsnm]?)?|(?:ü|ue)berholt|stillgelegt|ungenutzt|unbenutzt|archiviert', 'anywhere'),
    ('alte|altes', 'start'),
    ('alt|ung(?:ü|ue)ltig|gel(?:ö|oe)scht|ersetzt(?: durch(?: \w+)+)?|abgel(?:ö|oe)st', 'apart'),
    ('(?:zu |bitte )l(?:ö|oe)schen|wird gel(?:ö|oe)scht', 'anywhere'),
    ('l(?:ö|oe)schen', 'apart'),
    ('ancien(?:ne)?s?|obsol(?:è|e)tes?|p(?:é|e)rim(?:é|e)e?s?', 'anywhere'),
    ('ne (?:pas|plus) utiliser|(?:non|plus|pas) utilis(?:é|e)e?s?|inutilis(?:é|e)e?s?|hors service', 'anywhere'),
    ('(?:à|a) supprimer', 'anywhere'),
    ('supprim(?:é|e)e?s?|archiv(?:é|e)e?s?|remplac(?:é|e)e?(?: par(?: \w+)+)?', 'apart'),
    ('obsolet[oa]s?|no (?:usar|utilizar)|ya no se (?:usa|utiliza)|(?:en )?desuso|n(?:ã|a)o (?:usar|utilizar)|non usare', 'anywhere'),
    ('antigu[oa]s?|viej[oa]s?|vecchi[oa]?', 'start'),
    ('antigu[oa]s?|viej[oa]s?|vecchi[oa]?', 'end'),
    ('eliminar|a eliminar|borrar|reemplazad[oa](?: por(?: \w+)+)?|descontinuad[oa]|archivad[oa]', 'apart'),
    ('(?:para|por|a) (?:eliminar|borrar)', 'anywhere'),
    ('niet (?:meer )?(?:gebruiken|gebruikt|in gebruik|nodig)|verouderd|ongebruikt|te verwijderen', 'anywhere'),
    ('oude?|vervallen|verwijderen|vervangen(?: door(?: \w+)+)?', 'apart'),
    ('oude', 'start')
);

-- What only looks like it.
INSERT INTO reference_name_word SELECT 'stale', column1, column2, 'both', NULL, NULL FROM (VALUES
    -- somebody's wish, not the field's state
    ('do not use (?:e ?mail|phone|mobile|mail|fax|sms|for|my|data|name|personal|in)', 'anywhere'),
    ('don ?t use (?:e ?mail|phone|mobile|mail|fax|sms|for|my|data|name|personal|in)', 'anywhere'),
    -- ages
    ('(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?) old', 'anywhere'),
    ('how old(?: is| are)?|old age', 'anywhere'),
    ('\d+ old', 'anywhere'),
    ('(?:new|young) (?:or|and|vs|versus) old|old (?:or|and|vs|versus) (?:new|young)', 'anywhere'),
    -- proper names and things that are old themselves
    ('old (?:republic|navy|dominion|mutual|national|world|town|city|school|testament|english|norse|master|masters|boys?|girls?|spice|trafford|street|house|mill|money|timers?|line|point|national bank|kent|saybrook|orchard|colony|glory|bailey|country|growth|fashioned|forge)', 'anywhere'),
    ('old (?:machine|vehicle|car|boiler|furnace|roof|windows?|kitchen|building|home|equipment|appliance|contract|policy|tenancy|tank|meter|device)(?! (?:id|ids|number|no|code|key))', 'anywhere'),
    -- gifts in a will, and technology that somebody runs
    ('legacy (?:(?:donor|donors|member|members|student|students|family|families|project|partner|partners|fund|event|program|prospect|supporter|church|bank|hotel|alumni)(?! (?:id|ids|number|no|num|code|key|ref|uuid|guid|status)\b)|giving|gifts?|gifted|society|circle|pledges?|pledged|pledgers?|donations?|membership|programme|bequests?|income|administration|administrator|notification|notified|stewardship|interest|interested|intention|intender|officer|enquir\w+|inquir\w+|enquirer|campaign|league|council|builders?|foundation|challenge|alumnus|admissions?|scholarship|health|park|award|tree|wall|bricks?|conversation|will|amount|type|date|planning|leaders?|years?|pack|brochure|considerer|relation|relationship|applicant|guide|lead time)', 'anywhere'),
    ('(?:a|of|in|the|your|my|our|family|leave|leaves|leaving|left|lasting|about|pledged|sports|digital) legacy', 'anywhere'),
    ('legacy', 'whole'),
    ('(?:is|has) legacy', 'whole'),
    ('legacy (?:systems|software|vendors?|solutions?|technolog(?:y|ies)|tech|infrastructure|applications?|apps|moderni[sz]\w+|migration|equipment|hardware|contract|plan|plans|pricing|price|phone system|erp|crm vendor|provider|products? (?:owned|installed|in use)|customers?)(?! (?:id|ids|number|no|num|code|key|ref|reference|field|uuid|guid|system id))', 'anywhere'),
    -- what happened to the record, not to the field
    ('(?:is|was|has been|are) (?:archived|obsolete|deprecated|retired|inactive|deactivated|disabled|deleted|removed|legacy|old|test|unused|outdated|replaced|duplicate|expired|discontinued|migrated|merged|temporary|temp|dead|orphaned)', 'whole'),
    ('(?:is|was|has been) (?:\w+ )?(?:archived|replaced|removed|deleted)', 'start'),
    ('(?:archived|deprecated|obsolete|retired|inactive|deactivated|deleted|removed|replaced|superseded|decommissioned|discontinued) (?:by|on|at|date|since|reason|time|status|flag|user|when|year|month|comments?|notes?)', 'end'),
    ('archived? (?:member|by|date|on|at|reason|id|url|link|user|status|flag|folders?|location|records?|access|products?|solutions?|storage|materials?|requests?|visits?|software|policy|research|services?|interest|provider|after|until|collection|photos?|box|volume|type)(?: \w+)*', 'start'),
    ('(?:data|e ?mail|news|image|photo|media|digital|national|film|web|internet|sound|video|to|can|auto|do not|should|ready to|ok to|file|content|document|library|cloud|cold|state|city|tape|and) archived?', 'end'),
    ('(?:record|records|account|contact|lead|case|opportunity|customer|project|file|files|document|member|donor|student|patient|user|order|last) archived', 'end'),
    ('delete[d]? (?:by|date|on|at|reason|request|requests|requested|requestor|account|accounts|data|after|my|status|flag|user|record|records|time|permission|personal|contact|lead|all|days|action|event|me from|confirmation|access|rights?)(?: \w+)*', 'start'),
    ('(?:can|allow|allows|allowed|request|gdpr|ccpa|soft|hard|auto|pending|mass|do not|ok to|right to|is|cascade|must|will|may|cannot|last|bulk|insert update) (?:delete|remove)', 'end'),
    ('(?:right|request|requests|requested|wants|asked|ability|able|permission|days|date|time|when) to (?:be )?(?:delete|deleted|remove|removed)', 'anywhere'),
    ('(?:do not|date|days|request) (?:for|to be) (?:deletion|deleted|removed|removal)', 'anywhere'),
    ('(?:requested|request) (?:for )?(?:deletion|removal)|(?:deletion|removal) (?:date|request|requested|reason)', 'anywhere'),
    ('(?:date|reason|days) (?:marked |scheduled |flagged )?for (?:deletion|removal)', 'anywhere'),
    ('(?:part|filter|battery|device|unit|meter|boiler|card|screen|lamp|item|items|equipment|machine|order|tank|roof|windows?|tyres?|tires?|being|be|last|date|was|when|sensor|hardware|engine|motor|hip|knee|system|printer|toner|product|products|serial) replaced', 'anywhere'),
    ('(?:number|no|count|qty|quantity|total|amount|percent|pct|value|hours|days|credits?|seats?|licen[cs]es?|balance) (?:of )?(?:\w+ )?unused', 'anywhere'),
    ('unused (?:seats?|licen[cs]es?|credits?|hours?|days?|balance|vacation|leave|pto|capacity|amount|amt|tickets?|points|minutes|funds?|space|vouchers?|count|quantity|qty|percent|allocation|budget|entitlements?|units|inventory|rooms?|data|value|storage|sessions?|user|users|vehicles?|land|portion|gift|benefit|medication)', 'start'),
    ('(?:reason|reasons|if|why|is|was|are|were|when|amount|hours|date|credits?|points|seats?|licen[cs]es?|product|products|software|drug|code|coupon|voucher|equipment) (?:is |was |are )?not (?:used|needed|in use)', 'anywhere'),
    ('not (?:used|needed) (?:by|for|because|reason|to|since|in|with|yet|amount|hours|days)', 'anywhere'),
    ('(?:reason|reasons|if|why|is|are|was|when|date|customer|contact|client|donor|employee|member|product|patient) (?:is |are |was |they are )?no longer(?: \w+)?', 'anywhere'),
    ('ignore(?:d)? (?:list|reason|until|for|duplicates?|validation|errors?|rules?|in|this|warnings?|flag|date|by|alert|automation|trigger|sync|routing)(?: \w+)*', 'start'),
    -- spare things, tests and temperatures of the business
    ('back ?up (?:contact|phone|e ?mail|solution|software|product|provider|vendor|frequency|date|owner|rep|generator|power|user|agent|plan|server|approver|site|storage|strategy|type|size|status|technology|retention|person|name|number|address|teacher|counselor|manager|care|babysitter)s?', 'anywhere'),
    ('(?:data|cloud|server|on ?site|off ?site|disaster|battery|is|has|do you|tape|daily|last|current|generator|power|interested in|as|for|a|database|saas|m 365|office 365|and|full|recovery|to|need) back ?up', 'anywhere'),
    ('copy of (?:id|passport|contract|invoice|agreement|certificate|licen[cs]e|report|book|the|my|will|transcript|policy|deed|w 9|insurance|resume|cv|receipt|statement|proof|brochure)s?', 'start'),
    ('(?:max|min|maximum|minimum|avg|average|high|low|room|body|water|air|ambient|operating|storage|outside|outdoor|indoor|oven|core|surface|boiling|melting|color|colour|lead|deal|account|opportunity|prospect|customer|set|target|fridge|freezer|cold|hot|warm|or|to|is|office|engine|supply|return|current|day|night|skin|soil|process|design|inlet|outlet|sensor|lab|contract|agency|perm|permanent) temp(?: \d+)?', 'anywhere'),
    ('temp(?:erature)?', 'whole'),
    ('temp (?:agency|worker|workers|staff\w*|employee|employees|job|jobs|contract|perm|to|or|housing|address|closure|closed|hire|hold|help|range|control|controlled|probe|sensor|alarm|setting|high|low|max|min)(?: \w+)*', 'anywhere'),
    ('covid(?: 19)? (?:vaccin\w+|vax\w*|status|test\w*|positive|negative|results?|infect\w+|symptoms?|booster|immun\w+|screening|exposure|recovered|quarantine|safe\w*|protocols?|relief|grants?|fund|recovery|dose)(?: \w+)*', 'anywhere'),
    ('z (?:score|scores|index|axis|test|order|report|value|level|code|series|coordinate|wave|pack|tag|factor|height|position)', 'start'),
    ('xx (?:small|large)|xx(?:x)?(?: ?large|l|s)|(?:x{2,}|z{2,}) (?:top|rated)', 'anywhere'),
    ('dep (?:date|time|city|airport|port|flight|name|id|code|count|no|number)', 'start'),
    ('(?:obsolete|outdated) (?:inventory|stock|browser|software|equipment|technology|hardware|version|system|parts|os)(?: \w+)*', 'anywhere'),
    ('depr (?:amount|method|expense|rate|schedule|value|life|years|start|end)|accum\w* depr', 'anywhere'),
    ('del (?:mar|rio|monte|norte|valle|taco|ray|webb|date|address|addr|qty|time|note|city|state|zip|instructions?|method|terms|rey|sol|carmen|mar office|paso)', 'anywhere'),
    ('(?:fecha|nombre|numero|tipo|estado|correo|direccion|ciudad|codigo|datos|casa|playa|puerta|costa|corte|villa|rio|maria|calle|puerto|marina) del', 'anywhere'),
    ('(?:phone|e ?mail|mail|mobile|address|contact|tel|fax|number|name|image|text|cell|website|url|street|city|key|med) \| alt', 'anywhere'),
    ('ancien(?:ne)?s? (?:(?:é|e)?l(?:è|e| )ves?|combattants?|clients?|employ(?:é|e)e?s?|(?:é|e)tudiante?s?|salari(?:é|e)s?|membres?|regime|r(?:é|e)gime)', 'anywhere'),
    ('antigu[oa]s? (?:alumn[oa]s?|cliente|and barbuda|emplead[oa]|cuscatl\w+)|antigua', 'start'),
    ('(?:jaar|maanden) oud', 'anywhere')
);
