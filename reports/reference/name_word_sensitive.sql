-- What a field may hold that should not leave lightly, and the words that tell. `special` names the article of the GDPR that forbids
-- processing such data unless an exception applies (9), or reserves it to authorities (10).
CREATE TEMP TABLE reference_sensitive_kind (
    kind    TEXT PRIMARY KEY,
    special TEXT NOT NULL CHECK (special IN ('', 'GDPR Art. 9', 'GDPR Art. 10')),
    source  TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO reference_sensitive_kind VALUES
    ('date of birth', '', 'Salesforce Data Detect: personal data'),
    ('gender', '', 'EU Directive 2006/54/EC; Salesforce Health Cloud'),
    ('children', '', 'GDPR recital 38; COPPA'),
    ('health', 'GDPR Art. 9', 'GDPR Art. 4 (15), 9 (1)'),
    ('pregnancy', 'GDPR Art. 9', 'GDPR Art. 4 (15), 9 (1)'),
    ('vaccination', 'GDPR Art. 9', 'GDPR Art. 4 (15), 9 (1)'),
    ('disability', 'GDPR Art. 9', 'GDPR Art. 4 (15), 9 (1)'),
    ('genetic data', 'GDPR Art. 9', 'GDPR Art. 4 (13), 9 (1)'),
    ('biometric data', 'GDPR Art. 9', 'GDPR Art. 4 (14), 9 (1)'),
    ('religion', 'GDPR Art. 9', 'GDPR Art. 9 (1)'),
    ('union membership', 'GDPR Art. 9', 'GDPR Art. 9 (1)'),
    ('sexual orientation', 'GDPR Art. 9', 'GDPR Art. 9 (1)'),
    ('ethnic origin', 'GDPR Art. 9', 'GDPR Art. 9 (1)'),
    ('political opinion', 'GDPR Art. 9', 'GDPR Art. 9 (1)'),
    ('criminal record', 'GDPR Art. 10', 'GDPR Art. 10'),
    ('bank account', '', 'Salesforce Data Detect: financial data'),
    ('payment card', '', 'PCI DSS 3'),
    ('pay', '', 'Salesforce Data Detect: financial data'),
    ('tax number', '', 'IRS Publication 1075; EU TIN portal'),
    ('social security number', '', 'GDPR Art. 87; Salesforce Data Detect'),
    ('passport number', '', 'GDPR Art. 87; Salesforce Data Detect'),
    ('identity document', '', 'GDPR Art. 87'),
    ('driving licence', '', 'GDPR Art. 87; Salesforce Data Detect'),
    ('credential', '', 'OWASP: Sensitive Data Exposure');

INSERT INTO reference_name_word SELECT 'date of birth', column1, column2, 'both', 'yes', 'date text number choice' FROM (VALUES
    ('(?:date|day|month|year)s? of birth', 'anywhere'),
    ('birth ?(?:date|day|month|year)s?', 'anywhere'),
    ('dobs?|d o b', 'anywhere'),
    ('born(?: on| date| in)?', 'end'),
    ('date born', 'anywhere'),
    ('geburts ?(?:datum|tag|jahr)|(?:date|ann(?:é|e)e) de naissance|(?:fecha (?:de )?|data de )(?:nacimiento|nascimento)|data di nascita|geboorte ?(?:datum|jaar|dag)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'gender', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('genders?(?: (?:identity|identification|code|at birth|other|self described?|expression|specified))?', 'anywhere', 'text choice'),
    ('sex', 'whole', 'text choice'),
    ('sex', 'end', 'text choice'),
    ('(?:biological|birth|legal|administrative) sex|sex (?:at birth|code|assigned\w*)', 'anywhere', 'text choice'),
    ('transgender|non ?binary', 'anywhere', 'text choice flag'),
    ('(?:is )?(?:fe)?male', 'whole', 'flag choice'),
    ('geschlecht|sexe|sexo|sesso|g(?:é|e)nero|geslacht', 'anywhere', 'text choice')
);

INSERT INTO reference_name_word SELECT 'children', column1, column2, 'both', 'yes', 'number text choice date flag' FROM (VALUES
    ('children(?: s)?(?: (?:names?|ages?|birth\w*|dobs?|gender|at home|in household|under \d+|info\w*|details|in home|living at home))?', 'anywhere'),
    ('child(?: s)?(?: \d+)?(?: (?:first|last|full))? (?:names?|ages?|dob|birth\w*|gender|grade|school|allerg\w*|info\w*|details|photo|date of birth)', 'anywhere'),
    ('kids?(?: s)? (?:names?|ages?|birth\w*|dob|at home|grade|school|info\w*)', 'anywhere'),
    ('(?:number|no|num|nr|count|age|ages|names?|has|have|with) (?:of )?(?:kids|children|child|dependents|dependants)', 'anywhere'),
    ('kids|dependents|dependants', 'whole'),
    ('(?:has|have) (?:kids|children|dependents|dependants)|(?:youngest|oldest|eldest|first|second|third|minor|foster|adopted|sponsored|unborn) child(?:ren)?', 'anywhere'),
    ('(?:son|daughter)(?: s)? (?:names?|ages?|dob|birth\w*)|(?:sons|daughters|minors?) (?:names?|ages?)', 'anywhere'),
    ('kinder(?:zahl)?|(?:anzahl|name|namen|alter) (?:der )?kinder|(?:nombre d )?enfants|(?:n(?:ú|u)mero de )?hijos|(?:aantal )?kinderen', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'pregnancy', column1, column2, 'both', 'yes', 'text choice number date flag' FROM (VALUES
    ('pregnan\w+', 'anywhere'),
    ('trimester|gestation\w*|miscarriages?|breast ?feeding|breastfeeds|fertility (?:treatment|status|history)|ivf|antenatal|prenatal|postpartum|last menstrual period|lmp date', 'anywhere'),
    ('baby(?: s)? due(?: date)?|expect(?:ing|ant)(?: a)? (?:baby|mother)|expected (?:delivery|birth) date|estimated due date|maternity (?:leave|due|status)(?: date)?', 'anywhere'),
    ('schwanger\w*|grossesse|enceinte|embaraz\w+|gravidez|gravidanza|zwanger\w*|entbindungs\w+', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'vaccination', column1, column2, 'both', 'yes', 'text choice number date flag' FROM (VALUES
    ('vaccinat\w+|vaccines? (?:status|date|dose|doses|type|card|proof|record|received|brand|lot\w*|exemption)|vaxx?(?:ed)?', 'anywhere'),
    ('vaccine|vaccines', 'whole'),
    ('(?:covid|flu|mmr|hepatitis b|hpv|measles|influenza|tetanus|polio|booster) (?:19 )?(?:vaccines?|shots?|jabs?|booster|boosted)', 'anywhere'),
    ('(?:fully )?immuni[sz](?:ed|ation|ations)(?: (?:status|record|date|history))?|booster (?:shot|date|dose)', 'anywhere'),
    ('impf(?:ung|status|datum|nachweis|pass|termin)\w*|geimpft|vaccin(?:é|e)e?|vacuna(?:ci(?:ó|o)n|d[oa]|s)?|gevaccineerd|vaccinatie\w*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'disability', column1, column2, 'both', 'yes', 'text choice number date flag' FROM (VALUES
    ('disabilit(?:y|ies)', 'anywhere'),
    ('disabled (?:person|veteran|vet|student|child|adult|status|parking|badge|access|customer|passenger|employee)|(?:severely|registered) disabled', 'anywhere'),
    ('handicap(?:s|ped)?|wheel ?chair(?: (?:user|access\w*|required|needed|bound))?|special (?:education(?:al)? )?needs', 'anywhere'),
    ('(?:hearing|visual|visually|vision|mobility|cognitive|sensory|physical|speech) impair\w+|impairments?|deaf|hard of hearing|blindness|legally blind|learning difficult\w+', 'anywhere'),
    ('access(?:ibility)? (?:needs|requirements?)|accommodations? (?:needed|required|needs)|reasonable (?:adjustments?|accommodations?)|send status|iep status', 'anywhere'),
    ('(?:schwer)?behinder\w+|discapacidad|discapacitad[oa]|defici(?:ê|e)ncia|disabilit(?:à|a)|invalidit(?:é|e)|gehandicapt|beperking', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'health', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('covid(?: 19)? (?:status|tests?|tested|testing|positive|negative|results?|infect\w+|symptoms?|history|exposure|recovered|recovery date|quarantine|screening|diagnos\w+|health|antibod\w+|risk|case date|contact)', 'anywhere', 'text choice number date flag'),
    ('(?:had|has|tested for|positive for|history of) covid(?: 19)?', 'anywhere', 'text choice number date flag'),
    ('diagnos[ei]s(?: (?:code|date|notes?|description|type))?|diagnosed|icd (?:9|10|11)(?: cm)?(?: code)?', 'anywhere', 'text choice number date flag'),
    ('medical (?:conditions?|history|records?|notes?|needs?|information|info|issues?|problems?|alerts?|form|insurance|allerg\w+|number|id|exemption|leave|clearance|treatment|procedures?|restrictions?|status|details|diagnosis|data|plan number|considerations?|emergenc\w+|comments?|release|aid number|background|concerns?)', 'anywhere', 'text choice number date flag'),
    ('medical', 'whole', 'text choice flag'),
    ('(?:medicare|medicaid|nhs|hospital|health (?:card|plan|insurance|fund)|medical aid) (?:number|no|num|id|nr|member id|beneficiary\w*)', 'anywhere', 'text number'),
    ('health (?:conditions?|records?|insurance|history|issues?|problems?|concerns?|notes?|information|info|card|declaration|screening|questionnaire|needs|data|limitations?|details|assessment|risks?|challenges)', 'anywhere', 'text choice number date flag'),
    ('(?:mental|physical|reproductive|sexual|behaviou?ral|general|patient|personal|current|overall|oral) health(?: (?:status|condition|history|issues?|notes?|diagnosis|concerns?|needs))?', 'anywhere', 'text choice number flag'),
    ('medications?(?: (?:list|name|dose|dosage|taken|allerg\w+|start|history))?|medicines|prescriptions?(?: (?:number|no|date|name|drug))?|prescribed (?:drug|medication|by|medicine)|dosage', 'anywhere', 'text choice number date flag'),
    ('allerg(?:y|ies|ic|ens?)', 'anywhere', 'text choice flag'),
    ('blood (?:type|group|pressure|sugar|tests?|glucose|results?)', 'anywhere', 'text choice number date'),
    ('hiv(?: (?:status|test|positive|result))?|hepatitis(?: status)?|sti (?:status|test|result)|std (?:status|test|result)', 'anywhere', 'text choice flag date'),
    ('(?:cancer|tumou?r|disease|illness|condition|stroke|dementia|diabetes|injury|seizure|relapse|transplant) (?:type|stage|status|diagnosis|history|patient|survivor|grade|site|date|onset|details|description|treatment|level)', 'anywhere', 'text choice number date flag'),
    ('(?:has|type of|chronic|terminal|date of|history of|rare|heart|kidney|lung|mental|serious|pre existing|existing|underlying|family history of) (?:cancer|illness|disease|conditions?|diabetes|injury|diseases|illnesses)', 'anywhere', 'text choice number date flag'),
    ('diabet(?:es|ic)|asthma\w*|epilep\w+|autis(?:m|tic)|adhd|dementia|alzheimer\w*|chemotherapy|tumou?r|parkinson\w*|leuk(?:a)?emia|lymphoma|melanoma|schizophrenia|bipolar|ptsd|anorexia|obesity', 'anywhere', 'text choice flag date number'),
    ('(?:substance|drug|alcohol) (?:abuse|use|misuse|dependence|addiction|history|consumption)|addictions?|smok(?:er|es|ing)(?: (?:status|history))?|tobacco use(?:r)?|sobriety date', 'anywhere', 'text choice number date flag'),
    ('bmi|body mass index|patient (?:id|number|no|mrn|record|identifier|status|type)|mrn|medical record number|nhs number', 'anywhere', 'text number choice'),
    ('symptoms?|surger(?:y|ies)|surgical (?:history|date|procedure)|hospitali[sz]\w+|injur(?:y|ies)|admission diagnosis|discharge (?:diagnosis|summary)|cause of death|suicid\w+|self harm|care needs|treatment (?:plan|notes|history|type|start date|received|status)|palliative|hospice (?:status|date|patient)|dnr(?: status)?|ndis (?:number|no|plan)', 'anywhere', 'text choice number date flag'),
    ('therap(?:y|ies) (?:type|notes|start|history|needs|goals)|psychiatric (?:history|diagnosis)|psychological (?:assessment|history|notes)|counsel+ing notes|clinical notes|trauma history', 'anywhere', 'text choice number date flag'),
    ('krankheit\w*|gesundheits(?:zustand|daten|status)\w*|krankenkasse|krankenversicherungs?(?:nummer|nr)|diagnose|medikamente|blutgruppe|(?:é|e)tat de sant(?:é|e)|maladies?|mutuelle sant(?:é|e)|enfermedad(?:es)?|estado de salud|salud|alergias|ziekten?|gezondheid\w*', 'anywhere', 'text choice number date flag')
);

INSERT INTO reference_name_word SELECT 'genetic data', column1, column2, 'both', 'yes', 'text choice number date flag' FROM (VALUES
    ('genetic (?:tests?|testing|data|markers?|conditions?|results?|mutations?|profile|disorder|screening|predisposition|information)', 'anywhere'),
    ('dna (?:tests?|results?|samples?|data|profile|sequence|kit id)|brca(?: \d)?(?: status)?|genotype|genome sequence|gene mutation', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'biometric data', column1, column2, 'both', 'yes', 'text choice number flag' FROM (VALUES
    ('biometrics?(?: \w+)?', 'anywhere'),
    ('finger ?prints?(?: (?:id|hash|data|number|template))?|face ?(?:id|print)(?: \w+)?|facial (?:recognition|scan|template|geometry)|(?:iris|retina|palm|voice) ?(?:scan|print)s?', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'religion', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('religions?', 'anywhere', 'text choice'),
    ('religious (?:affiliations?|beliefs?|preferences?|background|identity|denomination|views?|observance|practice|tradition|group)|religiously observant', 'anywhere', 'text choice flag'),
    ('faith (?:affiliation|tradition|background|community|group|denomination|preference)|(?:religious|church|faith|christian) denomination|church (?:affiliation|member|membership)', 'anywhere', 'text choice flag'),
    ('denomination|faith|faith or religion', 'whole', 'text choice'),
    ('bapti[sz](?:ed|m)(?: date)?|confirmation sacrament|first communion(?: date)?|(?:bar|bat) mitzvah(?: date)?', 'anywhere', 'text choice date flag'),
    ('(?:is )?(?:jewish|muslim|christian|catholic|hindu|buddhist|sikh|atheist)', 'whole', 'flag text choice'),
    ('religi(?:ó|o)n|religi(?:ã|a)o|religione|konfession|glaube(?:nszugeh(?:ö|oe)rigkeit)?|kirchensteuer\w*|godsdienst|geloof', 'anywhere', 'text choice flag')
);

INSERT INTO reference_name_word SELECT 'union membership', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('(?:labou?r|trade|workers|teachers|employee|nurses|collective) unions?(?: (?:members?|membership|name|local|id|number|affiliation|status))?', 'anywhere', 'text choice flag number date'),
    ('union (?:members?|membership|local|dues|affiliation|status|id|number|no|card|rep|representative|name|representation|code|join date|steward|type)', 'anywhere', 'text choice flag number date'),
    ('(?:is |in )?(?:a )?union|unioni[sz]ed|(?:is|in) (?:a )?union(?: member)?', 'whole', 'text choice flag'),
    ('(?:member|part) of (?:a |the )?union', 'anywhere', 'text choice flag'),
    ('gewerkschaft\w*|syndicats?|syndicale?|sindicatos?|sindical|vakbond\w*', 'anywhere', 'text choice flag number')
);

INSERT INTO reference_name_word SELECT 'sexual orientation', column1, column2, 'both', 'yes', 'text choice flag' FROM (VALUES
    ('sexual (?:orientation|preferences?|identity|activity|partners?|history)|sexuality', 'anywhere'),
    ('(?:is |identifies as )?(?:lgbt\w*|gay|lesbian|bisexual|queer)(?: (?:status|identity|identification|self id\w*|identifies|identifying|member))?', 'whole'),
    ('lgbt\w* (?:status|identity|identification|self id\w*)|identifies (?:as )?lgbt\w*', 'anywhere'),
    ('sexuelle (?:orientierung|identit(?:ä|ae)t)|orientation sexuelle|orientaci(?:ó|o)n sexual|orienta(?:ç|c)(?:ã|a)o sexual|seksuele (?:geaardheid|voorkeur|ori(?:ë|e)ntatie)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'ethnic origin', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('ethnic(?:ity|ities)?(?: (?:origins?|groups?|background|code|category|identity|other|race|description))?', 'anywhere', 'text choice flag'),
    ('race', 'whole', 'text choice'),
    ('race (?:and|or)? ?ethnic\w*|race (?:code|identity|other|self \w+|description|self identified)|(?:primary|secondary|student|contact|applicant|client|patient|reported|other|participant|household) race|racial (?:origin|group|identity|background|category)', 'anywhere', 'text choice'),
    ('hispanic(?: (?:or )?(?:latin[ox]|origin|ethnicity|latino a|flag))?', 'anywhere', 'text choice flag'),
    ('(?:is )?(?:latin[ox]|asian|african american|black|caucasian|white|native american|pacific islander)', 'whole', 'flag'),
    ('tribal (?:affiliation|members?|membership|enrol+ment|id|status)|tribe(?: name)?|indigenous (?:status|identity|background|heritage)|aboriginal(?: \w+)*|torres strait islander|first nations (?:status|member)|iwi|caste|skin colou?r', 'anywhere', 'text choice flag'),
    ('ethnie|etnia|raza|ra(?:ç|c)a|etniciteit|ethnische herkunft|afkomst', 'anywhere', 'text choice')
);

INSERT INTO reference_name_word SELECT 'political opinion', column1, column2, 'both', 'yes', 'text choice flag number date' FROM (VALUES
    ('political (?:party|affiliations?|views?|opinions?|leanings?|preferences?|ideology|donations?|persuasion|orientation|beliefs?|identification|contributions?)', 'anywhere'),
    ('party (?:affiliation|registration|preference)|(?:registered|voter) party|(?:voter|voting) (?:id|registration|history|preferences?|intention|record|file id|status)|(?:is |registered )(?:democrat|republican)', 'anywhere'),
    ('politische\w* (?:meinung|partei|einstellung|gesinnung)|partei(?:zugeh(?:ö|oe)rigkeit|mitglied\w*)|opinion politique|parti politique|afiliaci(?:ó|o)n pol(?:í|i)tica|politieke voorkeur', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'criminal record', column1, column2, 'both', 'yes', 'text choice number date flag' FROM (VALUES
    ('criminal (?:records?|history|background|convictions?|offen[cs]es?|charges?|status|check results?|justice status)|convict(?:ed|ion|ions)(?: \w+)*', 'anywhere'),
    ('felon(?:y|ies|s)?|arrests?(?: (?:record|history|date))?|arrested|incarcerat\w+|inmate (?:number|id|no)|sex offender\w*|parole (?:status|officer|date)|probation (?:officer|status)|misdemeanou?rs?|vorstrafen?\w*|strafregister\w*|casier judiciaire|antecedentes penales|strafblad', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'bank account', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('ibans?(?: (?:number|no|nr|code))?|(?:swift|bic)(?: swift)? (?:code|no|number)|(?:bic|swift) (?:bic|swift)|bic|swift', 'anywhere', 'text number'),
    ('bank(?:ing)? (?:account|acct|acc|accounts|details|info|information|routing|sort code|iban|code|ac|transit)(?: (?:number|no|num|nr|name|holder|details|info|iban|last \d|holder name|owner))?', 'anywhere', 'text number choice'),
    ('routing (?:number|no|num|transit\w*)|(?:bank )?sort ?codes?|bsb(?: (?:number|code|no))?|aba (?:number|routing|no|code)(?: number)?|transit number', 'anywhere', 'text number'),
    ('(?:savings|checking|chequing|cheque|current|deposit|giro) (?:account|acct)(?: (?:number|no|num|nr))?|(?:direct debit|direct deposit|ach|sepa|eft|payout|wire)(?: \w+)? (?:account|details|number|mandate|info|information|reference|instructions)(?: (?:number|reference|id))?', 'anywhere', 'text number'),
    ('account holder(?: name)?|clabe|bank ?verbindung|bank ?leitzahl|konto ?(?:nummer|nr|inhaber)|blz|(?:compte|coordonn(?:é|e)es) bancaires?|rib|cuenta bancaria|conta banc(?:á|a)ria|conto corrente|(?:bank ?)?rekening ?(?:nummer|nr)', 'anywhere', 'text number')
);

INSERT INTO reference_name_word SELECT 'payment card', column1, column2, 'both', 'yes', 'text number date' FROM (VALUES
    ('(?:credit|debit|payment|bank|visa|amex|corporate|purchase|billing) card(?: (?:number|no|num|nr|details|info|information|data|pan|token|last \d+|last four|cvv\w*|cvc|security code))?', 'end'),
    ('(?:credit|debit|payment|billing) card (?:number|no|num|details|info|information|data|exp\w*|last \d+|last four|cvv|security)(?: \w+)*', 'anywhere'),
    ('card ?(?:number|no|num|pan|holder|holder name|last \d+|last four|cvv|cvc|security code|verification (?:code|value))|cardholder(?: name)?|card exp(?:iry|iration|ires)?(?: (?:date|month|year))?', 'anywhere'),
    ('cvv\w*|cvc|(?:cc|creditcard|ccard) ?(?:number|no|num|last \d+|exp\w*|cvv|details|info)|kreditkarten?\w*|(?:num(?:é|e)ro de )?carte (?:bancaire|de cr(?:é|e)dit|bleue)|tarjeta de cr(?:é|e)dito|cart(?:ã|a)o de cr(?:é|e)dito|creditcard\w*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'pay', column1, column2, 'both', 'yes', 'text number choice' FROM (VALUES
    ('salar(?:y|ies)|wages?|(?:base|gross|net|annual|monthly|hourly|take home) pay(?: rate)?|pay (?:rate|grade|band|scale|slip)', 'anywhere'),
    ('(?:annual|base|total|current|desired|expected|employee) compensation|payroll (?:id|number|no|amount|account|details|data|deductions?)|payroll', 'anywhere'),
    ('gehalt|jahresgehalt|lohn|salaire|salario|sal(?:á|a)rio|stipendio|salaris', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'tax number', column1, column2, 'both', 'yes', 'text number' FROM (VALUES
    ('tax ?payer(?: s)? (?:id|identification|identifier|number|no|ref\w*)(?: (?:number|no))?|tax ?(?:id|ids|identification|identifier|ident|number|no|num|nr|reference|ref|file number|registration)(?: (?:number|no|num|code))?|tax (?:i d|payer)', 'anywhere'),
    ('(?:vat|gst|hst|tva|mwst) (?:id|number|no|num|nr|reg|registration|reg no|identification)(?: (?:number|no|id))?|vatin', 'anywhere'),
    ('tin|ein|itin|utr|nif|cpf|cnpj|rfc|fein|tin ein|ein tin|ssn ein|nit|rut', 'whole'),
    ('(?:tin|ein|itin|utr|fein|federal ein|employer identification) (?:number|no|num|code|tin)?|employer identification(?: number)?|(?:federal|employer|company|organi[sz]ation|charity|donor|client|vendor|supplier) (?:ein|tin|fein)|unique taxpayer ref\w*', 'anywhere'),
    ('pan (?:number|no|card|card number)|steuer ?(?:nummer|nr|id|identifikations?\w*)|ust ?id ?(?:nr|nummer)?|umsatzsteuer ?id\w*|num(?:é|e|ú|u)ro (?:fiscal|de tva|de identificaci(?:ó|o)n fiscal)|codice fiscale|partita iva|btw ?(?:nummer|nr)|identificaci(?:ó|o)n fiscal', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'social security number', column1, column2, 'both', 'yes', 'text number' FROM (VALUES
    ('ssns?(?: (?:last \d+|last four|number|no))?', 'anywhere'),
    ('social ?security(?: (?:number|no|num|nr|nbr|last \d+))?|soc(?:ial)? sec(?: (?:number|no|num))?|social (?:insurance|insur)(?: (?:number|no|num))?|sin (?:number|no|num)', 'anywhere'),
    ('sozialversicherungs?\w*|sv nummer|ahv ?(?:nummer|nr)|(?:num(?:é|e)ro de )?s(?:é|e)curit(?:é|e) sociale|(?:n(?:ú|u)mero de )?seguridad social|bsn(?: (?:nummer|number))?|burgerservicenummer|numero insee|inss', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'passport number', column1, column2, 'both', 'yes', 'text number date choice' FROM (VALUES
    ('passport (?:no|number|num|nr|id|expiry|expiration|expires|exp|country|issue\w*|details|scan|copy|info\w*|data|valid\w*|nationality|image|name)(?: \w+){0,2}', 'anywhere'),
    ('passport', 'whole'),
    ('(?:travel document) (?:number|no)|reise ?pass\w*|passnummer|(?:num(?:é|e)ro de )?passeport|pasaporte|passaporte?o?|paspoort\w*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'identity document', column1, column2, 'both', 'yes', 'text number date choice' FROM (VALUES
    ('national (?:id|identity|identification|insurance|identifier)(?: (?:card|number|no|num|nr|card number))?|ni ?number|ni no|nino|(?:identity|identification|citizenship) (?:card|document|number|no|doc)(?: (?:number|no|type|expir\w+))?|id card(?: (?:number|no|expir\w+))?|(?:government|govt|gov|state|personal|civil|citizen|emirates|resident|national|photo|legal) id(?: (?:number|no|num|card|expir\w+|type))?|photo id', 'anywhere'),
    ('personal ?ausweis\w*|ausweis ?(?:nummer|nr)|personnummer|personal ?identity ?number|aadhaa?r(?: (?:number|no|card))?|dni|nie|curp|nric(?: \w+)?|fin number|hkid\w*|pesel|cnp|carte (?:d )?identit(?:é|e)|c(?:é|e)dula(?: \w+)*|documento de identidad|identiteits ?(?:kaart|bewijs)\w*|alien (?:registration )?(?:number|no)', 'anywhere'),
    ('visa (?:number|no|num|status|expir\w*|expiry|issue\w*|category|class)(?: (?:date|country))?|immigration status|residen(?:ce|cy) permit(?: \w+)*|work (?:permit|visa)(?: (?:number|no|expir\w*|status))?|green card(?: \w+)*|asylum\w*|refugee status|sevis (?:id|number)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'driving licence', column1, column2, 'both', 'yes', 'text number date choice' FROM (VALUES
    ('driv(?:er|ers|ing|er s) ?(?:s )?licen[cs]e(?: (?:number|no|num|nr|state|expir\w*|expiry|issue\w*|class|id|details))*|driverslicense(?: \w+)?', 'anywhere'),
    ('dl (?:number|no|num|state)|f(?:ü|ue)hrerschein\w*|permis de conduire|(?:licencia|carnet|permiso) de conducir|carteira de motorista|patente di guida|rijbewijs\w*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'credential', column1, column2, 'both', 'yes', column3 FROM (VALUES
    ('(?:temp )?pass ?words?(?: (?:hash|salt|text|encrypted|plain))?|pass ?code|pass ?phrase|pwd|passwd|passwort|kennwort|mot de passe|contrase(?:ñ|n)a|senha|wachtwoord', 'anywhere', 'text choice'),
    ('pw', 'end', 'text'),
    ('(?:security|access|account|card|login|portal|user|secret|atm|personal|member|voicemail|phone) pin|pin (?:number|no)', 'anywhere', 'text number'),
    ('pin', 'whole', 'text number'),
    ('(?:api|private|secret|encryption|ssh|signing|access|consumer|shared|master|security|auth|session) ?(?:keys?|secrets?)|client secrets?|consumer secret|(?:webhook|signing|app|shared|oauth|otp|totp|mfa) secret|secret (?:keys?|answers?|questions?|codes?|word|phrase|access key)|secret', 'anywhere', 'text choice'),
    ('security (?:questions?|answers?|codes?|words?)(?: \d)?|(?:password|login|recovery) hint(?: answer)?|recovery (?:codes?|phrase)|one time (?:password|code|pin|passcode)|otp(?: code)?|mfa (?:code|seed)|2 ?fa (?:code|secret)|verification code|(?:login|user|account|portal|wi ?fi|ftp|vpn|database|admin|system|api) credentials?|mother(?: s)? maiden name', 'anywhere', 'text choice'),
    ('\w+ tokens?(?: \d)?', 'end', 'text'),
    ('tokens?', 'whole', 'text'),
    ('(?:access|api|auth\w*|oauth(?: \d)?|refresh|bearer|session|csrf|jwt|login|sso|reset|id|card|payment|customer|user|device|push|member|security|secret) ?tokens?(?: (?:id|value|secret|key|string|hash))?', 'anywhere', 'text'),
    ('token (?:id|value|secret|key|string|hash)', 'anywhere', 'text'),
    ('(?:sfdc|salesforce|user|login|http|server|sf|api) session id|session (?:cookie|hash)|auth(?:entication|orization)? (?:code|cookie|header|string)|bearer|jwt', 'anywhere', 'text')
);

-- What only looks like it.
INSERT INTO reference_name_word SELECT 'date of birth', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('birth ?days? (?:campaigns?|cards?|e ?mails?|club|part(?:y|ies)|offers?|promo\w*|messages?|greetings?|gifts?|coupons?|rewards?|discounts?|sent|wish\w*|opt|treat|bonus|voucher|sms|program\w*|fundraiser|mailing|call|journey|notification|text|reminder|package)(?: \w+)*', 'anywhere'),
    ('birth ?(?:place|country|city|state|stone|name)|birth (?:plan|cent(?:er|re)|certificate|control)(?: \w+)*|happy birth ?day|new ?born|still ?born', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'gender', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('gender (?:neutral|equality|equity|pay|lens|studies|reveal|focus|inclusive|inclusion|balance|diversity|parity|policy|program\w*|specific|mix|split|ratio|gap|marketing|based|affirming|responsive)(?: \w+)*', 'anywhere'),
    ('(?:same|opposite|single|both|co) sex|sex (?:education|ed|trafficking|appeal|and the city|crimes?|industry)|fe ?male (?:owned|led|founder|founders|founded|ceo|audience|percent|percentage|share)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'children', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('child(?:ren)? (?:accounts?|records?|companies|company|opportunit(?:y|ies)|cases?|campaigns?|products?|orders?|objects?|ids?|count|sites?|locations?|assets?|entit(?:y|ies)|types?|org\w*|quotes?|lines?|items?|contracts?|policies|projects?|tasks?|nodes?|relationships?|contacts?|leads?|subsidiar\w+|sku|tickets?|events?|theme|domain|categor(?:y|ies)|care|rooms?|tables?|processes|workspaces?|tenants?|units?|labels?|age focus|protection policy|safeguarding|welfare|friendly|development|labou?r|invoices?|segments?)(?: \w+)*', 'anywhere'),
    ('(?:of|total|open|all|primary|roll ?up|parent|parent and|parent or|related|number of|no of|include|includes|has|first|active) child (?:accounts?|records?|opportunit\w+|cases?|campaigns?|orders?|sites?|locations?|assets?|entit\w+|objects?|products?)', 'anywhere'),
    ('(?:is|has|a) child|child', 'whole'),
    ('children(?: s)? (?:hospitals?|museum|books?|clothing|services|ministr(?:y|ies)|fund|charit(?:y|ies)|products?|wear|health|theat(?:re|er)|literature|menu|programs?|programmes?|apparel|interest|department|served|reached|impacted|helped|supported|benefit\w*|library|market|ward|trust|society|publishing|news\w*|church|event|category|division|tickets?|international|centre|center|commissioner|rights|aid|place|area|zone|advocate|cause)(?: \w+)*', 'anywhere'),
    ('(?:save the|for|about|helping|help|unicef|toys|books for|support|supports|serving|serves|works with|donate to|sponsor|sponsoring|interest in|interested in|impact on|percent of|reaching) children', 'anywhere'),
    ('kids? (?:club|menu|programs?|programmes?|zone|room|section|wear|camps?|meals?|day|products?|event|classes|clothing|tickets?|apparel|friendly|books?|interest|line|newsletter|department|area|stay free)(?: \w+)*', 'anywhere'),
    ('dependent (?:picklist|fields?|on|upon|variable)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'vaccination', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('vaccin\w* (?:manufactur\w*|products?|interest|portfolio|business|suppliers?|sales|research|development|clinics?|programs?|programmes?|mandate|policy|policies|campaigns?|market|trials?|platform|storage|distribution|r d|pipeline|division|customer|logistics|cold chain|equity|revenue|demand|volume|requirements?|required|provider|team)(?: \w+)*', 'anywhere'),
    ('vaccination (?:policy|requirement|required|centre|center|site|campaign)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'pregnancy', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('pregnan\w+ (?:resource|center|centre|care|products?|tests? product|app|policy|wear|line|magazine|content|newsletter|interest|yoga|class|discrimination|help)(?: \w+)*|(?:maternity|fertility) (?:wear|ward|clothing|clinic|unit|hospital|cover|products?|services?)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'disability', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('(?:golf|course|player|betting|asian|race|bowling|playing) handicap(?: index)?|handicap (?:index|accessible|access|parking spaces|ramp)', 'anywhere'),
    ('(?:accessible|wheel ?chair) (?:spaces?|seats?|seating|accessible venue|ramp)(?: \w+)*|wheel ?chair (?:accessible|ramps?|lifts?|rental|products?|access)(?: \w+)*', 'anywhere'),
    ('disability (?:insurance|services|products?|policy|owned|sector|benefits? offered|advocacy|rights|law|confident|organi[sz]ation|provider|support services|inclusion|studies|program\w*|focus|practice)(?: \w+)*', 'anywhere'),
    ('special needs (?:program\w*|trust|school|services|planning|teacher|education)|(?:impairment) (?:charge|loss|test|amount|date|of|value)', 'anywhere'),
    ('asset impairments?|goodwill impairments?|tone deaf', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'health', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('special needs (?:program\w*|trust|school|services|planning|teacher|education)|(?:impairment) (?:charge|loss|test|amount|date|of|value)', 'anywhere'),
    ('medical (?:devices?|practices?|director\w*|schools?|groups?|cent(?:er|re)s?|special\w+|equipment|supplies|suppliers?|staff|officers?|doctors?|degree|license|licence|sales|conference|advisor|board|affairs|industry|products?|education|college|facility|facilities|field|title|program\w*|association|billing|technolog\w+|research|imaging|marketing|team|services|society|student|journal|liaison|writer|cannabis|science|sector|interest|market|segment|transcription|malpractice|coder|coding|editor|assistant|lab|labs|profession\w*|insurance (?:provider|company|carrier|accepted|carriers)|records? (?:system|software|vendor|department|management|platform|sent|solution)|id vendor)(?: \w+)*', 'anywhere'),
    ('health (?:insurance|plan) (?:provider|company|carrier|carriers|broker|offered|companies|industry|vendor|exchange|products?|marketplace)|(?:account|customer|client|system|relationship|pipeline|deal|project|data|site|financial|org|list|deliverability|service|subscription|campaign|device|battery|environment|public|global|animal|renewal|product|engagement|integration|business|brand|server|network|cluster|license|code|domain|e ?mail|opportunity|adoption|overall account|overall customer|tenant|application) health(?: \w+)*', 'anywhere'),
    ('(?:mental|behaviou?ral|reproductive|sexual|oral|physical) health (?:provider|services?|program\w*|awareness|day|clinic|agency|professional|facility|products?|organi[sz]ation|training|first aid\w*|practice|specialty|hospital|center|campaign|focus|interest|beds|app|cause|content|newsletter)(?: \w+)*', 'anywhere'),
    ('health (?:records?|data|information|risk|assessment|screening) (?:system|software|vendor|platform|exchange|management|products?|solution|provider|tool|analytics|interest)(?: \w+)*|(?:electronic|digital) health records?(?: \w+)*|health (?:issues?|concerns?|risks?) (?:flag|count|escalat\w+|score|logged)', 'anywhere'),
    ('patient (?:volume|volumes|count|population|portal|engagement|experience|care|satisfaction|advocacy|access|visits|capacity|safety|type focus|status system|education|flow|monitoring|base|panel|acquisition|id (?:system|scanner|wristband)|records? (?:system|software|vendor))(?: \w+)*', 'anywhere'),
    ('(?:number|no|total|daily|annual) (?:of )?patients?(?: \w+)*', 'anywhere'),
    ('prescription (?:products?|drug (?:plan|coverage|manufacturer|company)|volume|software|services|glasses|eyewear)|(?:prescriptions|medications?) (?:per|volume|dispensed|management|adherence (?:program|product)|software|system|products?|market|manufacturer|safety program)(?: \w+)*|prescriptions? written', 'anywhere'),
    ('allergy (?:products?|season|relief|free|clinic|specialt\w+|market|content|and asthma|practice)(?: \w+)*', 'anywhere'),
    ('(?:cancer|diabetes|disease|dementia|alzheimer\w*|autism|heart disease|hiv|epilepsy|parkinson\w*) (?:research|charity|cent(?:er|re)|awareness|society|fund|foundation|institute|council|walk|run|interest|focus|area|program\w*|care provider|support group|event|campaign|products?|device|market|association|hospital|trust|uk|ribbon|specialist|educator|franchise|portfolio|conference|study|prevention|control|management|management software|state management|education)(?: \w+)*', 'anywhere'),
    ('(?:interest|interested|interests|specialty|specialties|focus|research|therapeutic area|expertise|invested|clinical area|donates? to) (?:in |area )?(?:cancer|diabetes|dementia|oncology|autism|disease|hiv|asthma|epilepsy|allergies|allergy)(?: \w+)*', 'anywhere'),
    ('symptom (?:checker|tracker|based|of issue)(?: \w+)*|(?:bug|issue|case|problem|incident|error|device|machine|technical|product|ticket) symptoms?|injur(?:y|ies) (?:law|prevention|attorney|lawyer|rate|claims? handled)(?: \w+)*|personal injury(?: (?:law|attorney|lawyer|practice|firm))?|surgery (?:cent(?:er|re)s?|products?|department|specialt\w+|suites?|volume|rooms?|equipment|schedul\w*)(?: \w+)*|(?:number|no|plastic|annual|total|oral|cosmetic|dental|veterinary|vet|gp) (?:of )?surger(?:y|ies)(?: \w+)*|injury lawyer', 'anywhere'),
    ('diagnos[ei]s (?:call|meeting|tool|session|software|complete|of issue)|(?:network|system|device|vehicle|technical|fault|error|problem|case|machine|engine) diagnos[ei]s(?: \w+)*', 'anywhere'),
    ('non ?smoking(?: \w+)*|smoking (?:room|area|policy|section|cessation products?|allowed|permitted|preference)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'biometric data', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('(?:device|browser|machine|certificate|host|key|content|file|audio|digital|carbon|canvas|ssh|asset) finger ?prints?(?: \w+)*|biometrics? (?:products?|solutions?|interest|market|readers?|devices?|vendor|authentication (?:product|enabled|interest)|company|industry|technology|security interest|system)(?: \w+)*|facial recognition (?:products?|interest|software|vendor|market)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'genetic data', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('genetic (?:testing (?:products?|company|lab|interest)|engineering|algorithm|counsel\w+)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'religion', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('religio(?:n|us) (?:organi[sz]ations?|institutions?|education|studies|orders?|schools?|departments?|teachers?|courses?|majors?|sector|non ?profit|holidays?|exempt\w*|services?|broadcasting|market|texts?|goods|category|leaders?|program\w*|freedom)(?: \w+)*', 'anywhere'),
    ('(?:good|bad|in good|inter) faith(?: \w+)*|faith (?:based|hill|formation program)(?: \w+)*|(?:gift card|currency|coin|bill|voucher|note|bond|cash|share) denominations?|christian name|church (?:membership software|management)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'union membership', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('(?:credit|european|student|students|western|customs|soviet|african|rugby|civil|monetary|banking|postal|economic|telecommunication|state of the|rhode island student|signal|pipe|hose|union|teachers credit|federal credit|school employees credit) unions?(?: \w+)*', 'anywhere'),
    ('union (?:square|pacific|station|bank|street|city|county|jack|find|college|territory|carbide|hill|budget|minister|park|avenue|ave|pipe|plumbing|type fitting|all|select|catalog\w*|university|hall|theological|institute|rescue mission|contractor|hotel|shop|league|trust|club)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'sexual orientation', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('lgbt\w* (?:owned|friendly|programs?|programmes?|interest|interests|ally|allies|business|certified|supplier|network|organi[sz]ation|content|erg|events?|inclusive|policy|policies|rights|cause|community interest|newsletter|travel|tourism|led)(?: \w+)*|sexual (?:harassment|assault|misconduct|violence|abuse|health) (?:training|prevention|policy|awareness|program|course|services)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'ethnic origin', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('race (?:events?|date|day|director|number|bib|time|results?|distances?|registration|series|week|track|course|car|cars|horse|horses|name|location|start|finish|fee|packet|pace|team|type|weekend|weight|winner|entry|entries|condition|to|for|against|relations|equity|equality|club|category|status|city|starts?|season|calendar|goal|fundraising|year|strategy|report)(?: \w+)*', 'anywhere'),
    ('(?:relay|horse|bike|boat|road|fun|charity|marathon|car|cycling|trail|turkey|sack|ski|drag|arms|rat|foot|obstacle|swim|sailing|next|last|first|favou?rite|preferred|upcoming|the|virtual|kids|mile|k|rowing|yacht|5 k|10 k|triathlon) races?(?: \w+)*', 'anywhere'),
    ('ethnic (?:food|foods|media|market|markets|restaurant|cuisine|marketing|grocer\w*|products?|press|aisle|hair|dining|minority owned)(?: \w+)*|(?:minority|black|hispanic|asian|native american|latino|aboriginal|indigenous|tribal) (?:owned|led|business|serving|chamber|market|media|procurement|supplier|focus|certified|government)(?: \w+)*|hispanic (?:marketing|heritage month|market|serving|audience)(?: \w+)*|black (?:friday|list|belt|box|out|card|label|tie)(?: \w+)*|white (?:paper|label|list|glove|board|papers|space|goods)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'political opinion', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('political (?:science|risk|subdivision|region|action|geography|advertising|campaign services|map|committee|boundary|district|consult\w*)(?: \w+)*|(?:third|wedding|birthday|holiday|responsible|contact|billing|related|launch|watch) party(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'criminal record', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('criminal (?:justice (?:program|degree|major|interest|department|sector|reform)|law|defen[cs]e|lawyer|attorney|practice|court|division|matters)(?: \w+)*|cardiac arrest(?: \w+)*|fall arrest\w*|(?:flame|spark|surge|lightning) arrest\w*|conviction (?:level|score)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'bank account', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('bank (?:holidays?|names?|partners?|branch\w*|relationship\w*|type|of|managers?|referral\w*|customer|segment|fees?|charges?|size|assets|statement day|country|city|address|contact|channel|program\w*|industry|client|tier|charter|id type|account (?:managers?|executive|verified|type|status|opened|opening date|rep|owner name lookup|connected|linked|on file|required|validated|exists|count|currency))(?: \w+)*', 'anywhere'),
    ('(?:food|blood|piggy|data|west|out|sperm|tissue|seed|power|battery|river|memory|question|time|milk|diaper|world|investment|cord blood|egg|land|item|phone) banks?(?: \w+)*|power ?bank', 'anywhere'),
    ('swift (?:code (?:developer|course|language)|developer|language|response|current|transport\w*|river|fox|taylor)(?: \w+)*|taylor swift|(?:bic|swift) (?:pens?|lighters?|razors?)|routing (?:number of|rule|status|reason|method|queue|group|region|code name)(?: \w+)*', 'anywhere'),
    ('(?:number|no|total|has|have|open|type|of|primary) (?:of )?(?:savings|checking|current|deposit) accounts?(?: (?:interest|type|flag|status|count|balance))?|(?:savings|checking|current|deposit) account (?:interest|type|status|count|balance|opened|flag|product|manager|team|owner|tier|segment|executive|plan|stage|rep|opened date)(?: \w+)*|current account(?! number| no)(?: \w+)*', 'anywhere'),
    ('(?:wire|ach|eft|direct deposit|direct debit|sepa) (?:transfer|payment|enabled|status|fee|date|form|accepted|start|active|amount|frequency|mandate (?:status|date|signed|received))(?: \w+)*|payout (?:amount|date|status|method|frequency|ratio|number|reference|schedule)(?: \w+)*|wire (?:gauge|number|type|harness)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'payment card', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('(?:credit|debit|payment) cards? (?:type|brand|interest|offer|customer|fee|fees|processing|processor|provider|accepted|acceptance|on file|declined|status|volume|terminal|sales|holder since|program\w*|portfolio|product|points|rewards?|apr|limit|balance|payment|payments|required|verified|merchant|eligible|application|penetration|authorized|expired|expiring|failed|active|issuer|network|usage|spend|gateway)(?: \w+)*', 'anywhere'),
    ('(?:loyalty|members?|membership|library|gift|rewards?|club|business|store|id|student|calling|sim|report|fuel|fleet|memory|key|access|time|season|score|travel|discount|advantage|vip|frequent flyer|transit|graphics|sd|video|network|sound|line|punch|thank you|postal|greeting|christmas|holiday|trading|job|health|donor|post|rate|staff|employee|badge|parking|privilege) cards?(?: (?:number|no|num|id|holder|holder name|type|exp\w*|issued|expiry date))?', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'pay', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('salary (?:surveys?|guides?|reports?|tools?|calculators?|download\w*|range posted|negotiation|sacrifice|packag\w+|benchmark\w*|planning|cap)(?: \w+)*|wages? (?:growth|index|inflation|theft|works|garnish\w*|parity|subsidy program)(?: \w+)*|(?:minimum|living|prevailing) wage(?: \w+)*|payroll (?:providers?|software|systems?|vendors?|platforms?|services?|giving|contacts?|frequency|customers?|products?|modules?|schedules?|country|countries|solutions?|company|compan\w+|clients?|partner|integration|manager|team|employees|size|admin\w*|sold|live|go|start|interest|process\w*|needs|tax\w*|cycle|specialist|headcount|type|package|renewal|arr|mrr|status|implementation|tool|count|expert|director|department|bureau|owner|method|accuracy|outsourc\w+)(?: \w+)*|(?:current|uses?|using|interested in|number on|employees on|global|in house|outsourced) payroll(?: \w+)*|pay (?:rate card)', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'tax number', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('tax (?:number of|reg(?:istration)? (?:status|date|country)|id (?:type|verified|status|required|validation|country|on file|received))(?: \w+)*|(?:syn|work|pre|post|sales) tax no(?: \w+)*|tin (?:can|foil|roof|type|cans)(?: \w+)*|passport (?:programs?|programmes?|members?|holders?|club|to|photos?|offices?|services?|health|required|events?|scanner|control|canada|stamps?|game|unlimited|cover|covers|package|renewal service|tier|level|points|admission|series)(?: \w+)*|(?:city|national parks?|digital product|product|battery|cultural|museum|summer|wine|beer|ski|brewery|skills|learning|partner|golf|vip) passport(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'passport number', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('tax (?:number of|reg(?:istration)? (?:status|date|country)|id (?:type|verified|status|required|validation|country|on file|received))(?: \w+)*|(?:syn|work|pre|post|sales) tax no(?: \w+)*|tin (?:can|foil|roof|type|cans)(?: \w+)*|passport (?:programs?|programmes?|members?|holders?|club|to|photos?|offices?|services?|health|required|events?|scanner|control|canada|stamps?|game|unlimited|cover|covers|package|renewal service|tier|level|points|admission|series)(?: \w+)*|(?:city|national parks?|digital product|product|battery|cultural|museum|summer|wine|beer|ski|brewery|skills|learning|partner|golf|vip) passport(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'social security number', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('social security (?:benefits?|income|office|admin\w*|disability (?:law|attorney|lawyer|practice)|planning|strategy|seminar|webinar|workshop|law|claim\w*|age|guide|optimi[sz]\w+|eligib\w+)(?: \w+)*', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'identity document', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('(?:national|state|government|personal) id(?:s)? (?:theft|protection|solutions?|reader|program|scheme|market)(?: \w+)*|id cards? (?:printer\w*|vendor|sent|issued|ordered|mailed|supplies|solution|systems?|software|printed|design|required|quantity)(?: \w+)*|photo id (?:required|checked|verified|system)|work permit (?:required|sponsor\w*)|visa (?:card|gift|sponsor\w*|checkout|debit|inc|category code|classic|platinum|signature|required|support|letter|category spend|merchant)(?: \w+)*|(?:verified by|pay by|uses|accepts) visa', 'anywhere')
);

INSERT INTO reference_name_word SELECT 'credential', column1, column2, 'both', NULL, NULL FROM (VALUES
    ('pass ?words? (?:reset|last|changed?|update[ds]?|expir\w*|policy|strength|set|age|protected|manager\w*|status|link|url|help|created|modified|date|rotation|sent|request\w*|protection|vault|never|attempts?|retries|required|management|security|tool|sharing|managers?|hygiene|less|free|complexity|self|failures?|notification|email|reminder|instructions|issue|issues|on|at|in|for|by|solution|product)(?: \w+)*', 'anywhere'),
    ('(?:last|days since|date|forgot|changed?|reset|require|requires|needs|single sign on|has|is|one|no|must change|force|forced|send|sent|uses?|date of last|number of|received) pass ?words?(?: \w+)*|passwordless(?: \w+)*', 'anywhere'),
    ('(?:number|no|num|count|total|amount|balance|max|maximum|free|bonus|available|remaining|monthly|daily|used|unused|purchased|earned|avg|average|input|output|prompt|completion|context) (?:of )?(?:\w+ )?tokens?(?: \w+)*|tokens? (?:used|left|balance|count|purchased|sold|remaining|type|name|limit|expir\w*|price|sale|earned|spent|quantity|amount|per|volume|status|date|created|of|usage|budget|economics|issued|program|swap|supply|launch|network|ring|holder|holders|customer|interest|gift|redeemed|based|allocation|valid\w*|generated|refreshed|updated|last)(?: \w+)*', 'anywhere'),
    ('(?:my|engagement|crypto|nft|utility|game|reward|rewards|loyalty|ai|llm|governance|bus|subway|parking|arcade|laundry|security|hardware|native|bonus|poker|digital asset|e ?mail|mail merge|campaign|program|merge|personali[sz]ation|marketo) tokens?(?: \w+)*', 'whole'),
    ('secret (?:shopper|shoppers|shopping|santa|sauce|garden|service|sale|deodorant|clearance|menu|admirer|location|project|society|cinema|escapes|level)(?: \w+)*|(?:top|trade|victoria s|open|no|family) secrets?(?: \w+)*|(?:access|security|master|shared|private|encryption|session) keys? (?:issued|returned|count|cards?|holder|fob|given|collected|received|number|takeaway|takeaways|topics?|themes?|notes?|speaker)(?: \w+)*|session key(?:note)? (?:takeaway|speaker|topic|theme)s?(?: \w+)*|session (?:key )?takeaways?|private key (?:management|product)(?: \w+)*|security (?:questions? (?:count|answered|asked|sent|completed|status|naire)|codes? of|words? count)(?: \w+)*|(?:client|customer) secret sauce', 'anywhere'),
    ('(?:e ?mail|phone|address|domain|identity|business|sms|account|employment|income|age|insurance|vendor) verification code (?:sent|date|status)|bearer (?:bonds?|shares?|of)(?: \w+)*|(?:ball|standard|flag|pall|roller|wheel|thrust|sleeve) bearers?', 'anywhere')
);
