#!/usr/bin/env python3
"""Writes the sample company's instance of Marketo: tests/sim/instances/meridian.

    meridian.py [FOLDER]

The fields are those of the sample org (tests/sim/orgs/meridian) as Marketo would have made them, and some of its own; programs come a
dozen a kind, with what each kind has. What is wrong with the instance stands by itself in faults(). Nothing here is left to chance: the
same files come out each time.
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ORG = os.path.join(HERE, '..', 'orgs', 'meridian')
APP = 'https://app-mer.marketo.example/#'
SYNC_PROFILE = 'Marketo-Salesforce Sync'

# Standard fields: label in Marketo, REST name, SOAP name, type, length; what Salesforce calls them is in the mapping of the program.
STANDARD = [
    ('Salutation', 'salutation', 'Salutation', 'string', 255), ('First Name', 'firstName', 'FirstName', 'string', 255),
    ('Last Name', 'lastName', 'LastName', 'string', 255), ('Job Title', 'title', 'Title', 'string', 255),
    ('Email Address', 'email', 'Email', 'email', 255), ('Phone Number', 'phone', 'Phone', 'phone', 255),
    ('Mobile Phone Number', 'mobilePhone', 'MobilePhone', 'phone', 255), ('Fax Number', 'fax', 'Fax', 'phone', 255),
    ('Address', 'address', 'Address', 'text', 2000), ('City', 'city', 'City', 'string', 255), ('State', 'state', 'State', 'string', 255),
    ('Postal Code', 'postalCode', 'PostalCode', 'string', 255), ('Country', 'country', 'Country', 'string', 255),
    ('Source', 'leadSource', 'LeadSource', 'string', 255), ('Score', 'leadScore', 'LeadScore', 'score', None),
    ('Unsubscribed', 'unsubscribed', 'Unsubscribed', 'boolean', None), ('Person Notes', 'personNotes', 'PersonNotes', 'text', 2000),
    ('Status', 'leadStatus', 'LeadStatus', 'string', 255), ('Rating', 'rating', 'Rating', 'string', 255),
    ('Date of Birth', 'dateOfBirth', 'DateofBirth', 'date', None), ('Company Name', 'company', 'Company', 'string', 255),
    ('Annual Revenue', 'annualRevenue', 'AnnualRevenue', 'currency', None), ('Num Employees', 'numberOfEmployees', 'NumberOfEmployees', 'integer', None),
    ('Industry', 'industry', 'Industry', 'string', 255), ('Website', 'website', 'Website', 'url', 255),
    ('Main Phone', 'mainPhone', 'MainPhone', 'phone', 255), ('SIC Code', 'sicCode', 'SICCode', 'string', 40), ('Site', 'site', 'Site', 'string', 255),
    ('Billing City', 'billingCity', 'BillingCity', 'string', 255), ('Billing Country', 'billingCountry', 'BillingCountry', 'string', 255),
    ('SFDC Is Deleted', 'sfdcIsDeleted', 'SfdcIsDeleted', 'boolean', None), ('SFDC Created Date', 'sfdcCreatedDate', 'SfdcCreatedDate', 'datetime', None),
]
# Marketo's own, which no Salesforce field stands behind.
OWN = [
    ('Id', 'id', 'Id', 'integer', None), ('Email Invalid', 'emailInvalid', 'EmailInvalid', 'boolean', None),
    ('Email Suspended', 'emailSuspended', 'EmailSuspended', 'boolean', None), ('Created At', 'createdAt', 'CreatedAt', 'datetime', None),
    ('Updated At', 'updatedAt', 'UpdatedAt', 'datetime', None), ('Person Time Zone', 'leadTimeZone', 'LeadTimeZone', 'string', 50),
    ('Behaviour Score', 'behaviourScore', 'BehaviourScore', 'score', None), ('Demographic Score', 'demographicScore', 'DemographicScore', 'score', None),
    ('Last Form: "thank you" seen', 'lastFormThankYouSeen', 'LastFormThankYouSeen', 'boolean', None),
    ('Promo {{Code}}', 'promoCode', 'PromoCode', 'string', 80), ('Booth Visit: Hall', 'boothVisitHall', 'BoothVisitHall', 'string', 80),
]
TYPES = {'picklist': 'string', 'multipicklist': 'text', 'reference': 'reference', 'double': 'float', 'int': 'integer', 'textarea': 'text',
         'encryptedstring': 'string', 'id': 'string'}
SENSITIVE = ('SSN__c', 'Bank_Account_IBAN__c', 'Passport_Number__c', 'Date_of_Birth_ID__c')


def stamp(month, day, hour=9):
    return '2026-%02d-%02dT%02d:00:00Z+0000' % (month, day, hour)


def rows(name):
    header = None
    with open(os.path.join(ORG, name + '.tsv'), encoding='utf-8') as file:
        for line in file:
            cells = line.rstrip('\n').split('\t')
            if line.startswith('#') or not line.strip():
                continue
            if header is None:
                header = cells
            else:
                yield dict(zip(header, cells + [''] * (len(header) - len(cells))))


def hidden_fields():
    """What the sync user's profile hides by name, and no set of his gives back."""
    given = {row['field'] for row in rows('fieldperms') if row['container'] in ('Marketo_Sync', 'Sales_Insight') and row['rights']}
    return {row['field'] for row in rows('fieldperms') if row['container'] == SYNC_PROFILE and not row['rights']} - given


class Instance:
    def __init__(self):
        self.kinds = {}
        self.labels = {}
        self.next_field = 1

    def add(self, kind, **asset):
        self.kinds.setdefault(kind, []).append(asset)
        return asset

    # ---- fields ----

    def field(self, label, rest, soap, kind, length, crm, custom=False, target='lead', read_only=False, **more):
        number = self.next_field
        self.next_field += 1
        asset = {'object': target, 'id': number, 'displayName': label, 'dataType': kind}
        if length:
            asset['length'] = length
        asset['rest'] = {'name': rest, 'readOnly': read_only}
        if target == 'lead':
            asset['soap'] = {'name': soap, 'readOnly': read_only}
            self.labels.setdefault(label, number)
        asset.update({'updateable': not read_only, 'crmManaged': crm, 'description': None, 'isHidden': False,
                      'isHtmlEncodingInEmail': kind in ('string', 'text', 'email'), 'isSensitive': soap in SENSITIVE, 'isCustom': custom,
                      'isApiCreated': False})
        asset.update(more)
        return self.add('fields', **asset)

    def synced(self, field, soap, target='lead'):
        kind = TYPES.get(field['type'], field['type'])
        length = int(field['length'] or 255) if kind in ('string', 'text', 'email', 'phone', 'url') else None
        name = soap[0].lower() + soap[1:]
        self.field(field['label'], name, soap, kind, length, True, True, target, read_only=target != 'lead')

    def fields(self):
        hidden = hidden_fields()
        by_object = {}
        for field in rows('fields'):
            visible = field['object'] + '.' + field['name'] not in hidden
            if field['name'].endswith('__c') and not field['name'].startswith('mkto71_Lead_Score') and visible:
                by_object.setdefault(field['object'], {})[field['name']] = field
        for label, rest, soap, kind, length in OWN:
            self.field(label, rest, soap, kind, length, False, read_only=rest in ('id', 'createdAt', 'updatedAt'))
        for label, rest, soap, kind, length in STANDARD:
            self.field(label, rest, soap, kind, length, True, read_only=label.startswith('SFDC'))
        person = {**by_object['Contact'], **by_object['Lead']}
        for name, field in sorted(person.items()):
            twin = by_object['Contact'].get(name) if name in by_object['Lead'] else None
            if twin and twin['type'] != field['type']:  # they could not be made one
                self.synced(field, name + '_lead')
                self.synced(twin, name + '_contact')
            else:
                self.synced(field, name)
        for name, field in sorted(by_object['Account'].items()):
            self.synced(field, name + '_account' if name in person else name)
        for name in ('Tier__c', 'Total_ARR__c', 'Health__c', 'Next_Renewal__c'):
            self.synced(by_object['Account'][name], name, 'company')
        self.field('Company Name', 'company', 'Company', 'string', 255, True, target='company', read_only=True)
        for name in ('Deal_Type__c', 'ARR__c', 'Days_in_Stage__c', 'Source_Program__c'):
            self.synced(by_object['Opportunity'][name], name, 'opportunity')
        self.field('Status', 'statusName', 'statusName', 'string', 255, False, target='program member', searchable=True)
        self.field('Dietary Requirements', 'dietary_Requirements__c', 'dietary_Requirements__c', 'string', 255, True, True, 'program member')

    # ---- rules and flows ----

    def rule(self, number, label, operator='is', values=(), error=None):
        condition = {'operator': operator, 'values': list(values), 'isPrimary': True}
        if label in self.labels:
            condition.update(attributeId=self.labels[label], attributeName=label)
        if error:
            condition.update(isError=True, errorMessage=error)
        return {'id': number, 'name': label, 'ruleTypeId': 2, 'ruleType': 'Attribute', 'operator': operator, 'conditions': [condition]}

    def rules(self, *filters, triggers=(), match='all', logic=None):
        told = {'filterMatchType': match, 'triggers': [trigger(i + 1, *item) for i, item in enumerate(triggers)],
                'filters': [self.rule(i + 1, *item) for i, item in enumerate(filters)]}
        return {**told, 'filterCustomRuleLogic': logic} if logic else told

    def campaign(self, number, name, parent, rules, steps, kind='trigger', active=True, when=(8, 1), status=None, **more):
        state = status or ('Active' if active else 'Inactive')
        return self.add('smartcampaigns', id=number, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(*when),
                        folder={'id': parent['id'], 'type': 'Program'}, status=state, type=kind, isSystem=False,
                        isActive=active and kind == 'trigger', isRequestable=False, isCommunicationLimitEnabled=False,
                        recurrence={'weekdayOnly': False}, qualificationRuleType='any', workspace=parent['workspace'],
                        smartListId=number + 10000, flowId=number + 20000, parentProgramId=parent['id'],
                        computedUrl=APP + 'SC%dA1' % number, flow={'steps': [{'id': i + 1, **item} for i, item in enumerate(steps)]},
                        rules=rules, **more)


def trigger(number, name, attribute, values=()):
    condition = {'activityAttributeId': 1, 'activityAttributeName': attribute, 'operator': 'is' if values else 'is any',
                 'values': list(values), 'isPrimary': True}
    return {'id': number, 'name': name, 'ruleTypeId': 1, 'ruleType': 'Activity', 'operator': 'occurs', 'conditions': [condition]}


ACTIVITY = {'Sync Lead to SFDC': 19, 'Change Data Value': 13, 'Change Score': 22, 'Change Owner': 23, 'Create Task': 26, 'Send Email': 6,
            'Add to SFDC Campaign': 42, 'Change Status in SFDC Campaign': 44, 'Interesting Moment': 46, 'Change Program Status': 104,
            'Delete Lead from SFDC': 29, 'Wait': 12, 'Add to List': 24}


def choice(number, values, rule=None):
    attributes = [{'id': i + 1, 'activityTypeAttribId': 100 + i, 'name': name, 'dataType': 'string', 'value': value, 'format': None,
                   'primary': i == 0} for i, (name, value) in enumerate(values)]
    told = {'id': number, 'default': rule is None, 'attributes': attributes}
    if rule:
        told['rule'] = {'name': rule[0], 'operator': rule[1], 'ruleType': 'Attribute', 'ruleTypeId': 2, 'values': list(rule[2])}
    return told


def step(name, *values, choices=()):
    """A flow step: its attributes, and choices before the default, each (rule, values)."""
    told = [choice(i + 1, item[1], item[0]) for i, item in enumerate(choices)] + [choice(len(choices) + 1, values)]
    return {'activityTypeId': ACTIVITY[name], 'activityTypeName': name, 'stepChoice': told}


def change(field, value, choices=()):
    told = [(rule, [('Attribute Name', field), ('New Value', new)]) for rule, new in choices]
    return step('Change Data Value', ('Attribute Name', field), ('New Value', value), choices=told)


def score(field, by):
    return step('Change Score', ('Score Name', field), ('Change', by))


def sync():
    return step('Sync Lead to SFDC', ('Assign To', 'Auto Assign'))


# ---- what stands in the tree ----

def folder(instance, number, name, parent, path, archived=False, workspace='Default', kind='Marketing Folder', tokens=()):
    told = instance.add('folders', id=number, name=name, description=None, createdAt=stamp(1, 2), updatedAt=stamp(1, 2), url=None,
                        folderId={'id': number, 'type': 'Folder'}, folderType=kind, parent=parent and {'id': parent, 'type': 'Folder'},
                        path=path, isArchive=archived, isSystem=parent is None, accessZoneId=1 if workspace == 'Default' else 2,
                        workspace=workspace)
    if tokens:
        told['tokens'] = list(tokens)
    return told


def token(name, kind, value):
    return {'name': name, 'type': kind, 'value': value, 'computedUrl': APP + 'MF1'}


def folders(instance):
    folder(instance, 1, 'Marketing Activities', None, '/Marketing Activities')
    folder(instance, 2, 'Default', 1, '/Marketing Activities/Default', tokens=[
        token('Company Name', 'text', 'Meridian Dynamics'), token('Greeting', 'text', 'Dear {{lead.First Name:default=friend of Meridian}}')])
    for number, name in ((10, 'Webinars'), (11, 'Trade shows'), (12, 'Newsletters'), (13, 'Nurture'), (14, 'Operations'), (15, 'Content')):
        folder(instance, number, name, 2, '/Marketing Activities/Default/' + name)
        folder(instance, number + 10, '2026', number, '/Marketing Activities/Default/%s/2026' % name)
    folder(instance, 40, 'zz Archive', 2, '/Marketing Activities/Default/zz Archive', archived=True)
    folder(instance, 41, 'Until 2021', 40, '/Marketing Activities/Default/zz Archive/Until 2021', archived=True)
    folder(instance, 50, 'APAC', 1, '/Marketing Activities/APAC', workspace='APAC')
    folder(instance, 60, 'Design Studio', None, '/Design Studio', kind='Zone')
    for number, name in ((61, 'Emails'), (62, 'Forms'), (63, 'Landing Pages'), (64, 'Snippets')):
        folder(instance, number, name, 60, '/Design Studio/' + name, kind=name.rstrip('s'))
    folder(instance, 70, 'Group Smart Lists', None, '/Lead Database/Group Smart Lists', kind='Smart List')


def place(number, name):
    return {'type': 'Folder', 'value': number, 'folderName': name}


def program(instance, number, name, kind, channel, where, when, workspace='Default', tokens=(), campaign=None, **more):
    told = instance.add('programs', id=number, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(*when), url=APP + 'PG%dA1' % number,
                        type=kind, channel=channel, folder=place(*where), status={'Engagement': 'on', 'Email': 'unlocked'}.get(kind, ''),
                        workspace=workspace, tags=[{'tagType': 'Region', 'tagValue': ('EMEA', 'Americas', 'APAC')[number % 3]}], costs=None,
                        headStart=False)
    if campaign:
        told.update(sfdcId=campaign[0], sfdcName=campaign[1])
    if tokens:
        told['tokens'] = list(tokens)
    told.update(more)
    return told


def text(value):
    return {'type': 'Text', 'value': value}


def email(instance, number, name, parent, subject, body, when=(8, 2), status='approved', **more):
    section = {'htmlId': 'edit_text_1', 'value': [{'type': 'HTML', 'value': body}, text('As a web page: {{system.viewAsWebpageLink}}')],
               'contentType': 'Text', 'index': 1, 'parentHtmlId': None, 'isLocked': False}
    told = dict(id=number, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(*when), url=APP + 'EM%dA1' % number,
                subject=text(subject), fromName=text('Meridian Dynamics'), fromEmail=text('news@meridian-dynamics.example'),
                replyEmail=text('{{lead.Lead Owner Email Address:default=news@meridian-dynamics.example}}'),
                folder={'type': 'Program', 'value': parent['id'], 'folderName': parent['name']}, operational=False, textOnly=False,
                publishToMSI=True, webView=True, status=status, template=601 + number % 3, workspace=parent['workspace'],
                isOpenTrackingDisabled=False, version=2, autoCopyToText=True, ccFields=[], preHeader='', content=[section],
                fullContent='<html><body><table>%s</table>{{system.unsubscribeLink}}</body></html>' % body)
    told.update(more)
    return instance.add('emails', **told)


def form_field(name, label, kind='text', values=(), row=0, **more):
    told = {'id': name, 'label': label, 'dataType': kind, 'validationMessage': 'This field is required.', 'rowNumber': row, 'columnNumber': 0,
            'required': name == 'Email', 'formPrefill': True, 'visibilityRules': {'ruleType': 'alwaysShow'}}
    if values:
        told['fieldMetaData'] = {'multiSelect': False, 'values': [{'label': 'Select…', 'value': '', 'isDefault': True}] +
                                 [{'label': value, 'value': value} for value in values]}
    told.update(more)
    return told


def form(instance, number, name, fields, when=(7, 1), thanks=None, **more):
    told = dict(id=number, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(*when), url=APP + 'FO%dA1' % number,
                status='approved', theme='simple', language='English', locale='en_US', progressiveProfiling=True, labelPosition='left',
                fontFamily='Helvetica', fontSize='13px', folder=place(62, 'Forms'), knownVisitor={'type': 'form', 'template': None},
                thankYouList=thanks or [{'followupType': 'none', 'followupValue': None, 'default': True}], buttonLocation=120,
                buttonLabel='Submit', waitingLabel='Please Wait', workspace='Default', fields=fields)
    told.update(more)
    return instance.add('forms', **told)


def page(instance, number, name, parent, form_id, body, when=(7, 3), status='approved', **more):
    told = dict(id=number, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(*when),
                folder={'type': 'Program', 'value': parent['id'], 'folderName': parent['name']}, workspace=parent['workspace'], status=status,
                template=651 + number % 2, title=name, keywords='', robots='index, nofollow', formPrefill=True, mobileEnabled=False,
                URL='https://info.meridian-dynamics.example/page-%d.html' % number, computedUrl=APP + 'LP%dA1' % number,
                content=[{'id': '%d' % (number * 10), 'type': 'HTML', 'index': 1, 'content': body}], fullContent='<html><body>%s</body></html>' % body)
    if form_id:
        told['content'].append({'id': '%d' % (number * 10 + 1), 'type': 'Form', 'index': 2, 'content': {
            'content': str(form_id), 'contentType': 'Form', 'contentUrl': APP + 'FO%dA1' % form_id}, 'formattingOptions': {'zIndex': 15}})
    told.update(more)
    return instance.add('landingpages', **told)


REGIONS = ('EMEA', 'Americas', 'APAC')
SEGMENTS = ('Discrete Manufacturing', 'Process Manufacturing', 'Energy & Utilities', 'OEM', 'System Integrator')


def forms(instance):
    base = [form_field('Email', 'E-mail:', 'email'), form_field('FirstName', 'First name:', row=1), form_field('LastName', 'Last name:', row=2),
            form_field('Company', 'Company:', row=3), form_field('Country', 'Country:', row=4)]
    segment = form_field('Meridian_Segment__c', 'Your industry:', 'select', SEGMENTS, 5)
    form(instance, 501, 'Newsletter sign-up', base[:1] + [form_field('Newsletter__c', 'Yes, please', 'checkbox'), form_field('Preferred_Language__c', 'Language:')])
    form(instance, 502, 'Contact us', base + [segment, form_field('Web_Comments__c', 'Your message:', 'textarea', row=6)],
         thanks=[{'followupType': 'url', 'followupValue': 'https://meridian-dynamics.example/meet', 'subjectField': 'Persona__c', 'operator': 'is',
                  'values': ['Executive'], 'default': False}, {'followupType': 'none', 'followupValue': None, 'default': True}])
    form(instance, 503, 'Webinar registration', base + [segment, {'id': 'Profiling', 'dataType': 'profiling', 'rowNumber': 6, 'columnNumber': 0, 'fields': [
        form_field('Number_of_Plants__c_lead', 'How many plants?', 'number'), form_field('ERP_System__c', 'Which ERP?')]}])
    form(instance, 504, 'Trade show: badge scan', base + [form_field('BoothVisitHall', 'Hall:'), form_field('Dietary_Requirements__c', 'Diet:')])
    form(instance, 505, 'Download a paper', base + [form_field('UTM_Source__c', '', 'hidden'), form_field('UTM_Medium__c', '', 'hidden'),
                                                   form_field('GCLID__c', '', 'hidden'), form_field('Product_Interest__c', 'Interested in:', 'checkbox')])
    form(instance, 506, 'Consent',
         {'approved': base[:1] + [form_field('GDPR_Consent__c', 'I agree', 'checkbox'), form_field('GDPR_Consent_Source__c', '', 'hidden', defaultValue='Form 506')],
          'draft': base[:1] + [form_field('GDPR_Consent__c', 'I agree', 'checkbox'), form_field('Product_Updates__c', 'Updates too', 'checkbox')]}, draft={'status': 'draft', 'updatedAt': stamp(9, 1)})
    form(instance, 507, 'Dinner: "Table talk"', base + [form_field('Event_Invitations__c', 'Invite me again', 'checkbox')])
    form(instance, 508, 'Survey 2021', base[:1] + [form_field('OLD_Region__c', 'Region:')], when=(1, 20), folder=place(41, 'Until 2021'), status='draft')


SERIES = (
    # where, type, channel, names
    ((20, '2026'), 'Event with Webinar', 'Webinar', ('Historian in the cloud', 'Edge in an hour', 'Ask an engineer', 'Predict a standstill',
                                                    'Energy by the minute', 'Two plants, one screen')),
    ((21, '2026'), 'Event', 'Tradeshow', ('Hanover', 'Chicago: "Automate"', 'Singapore', 'Milan')),
    ((22, '2026'), 'Email', 'Email Send', ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August')),
    ((23, '2026'), 'Engagement', 'Nurture', ('Discrete', 'Process', 'Utilities', 'Partners')),
    ((25, '2026'), 'Default', 'Content', ('Paper: OPC in practice', 'Paper: the paperless shift', 'Calculator', 'Case: Nordfab', 'Case: Aurelia')),
)
CAMPAIGNS = ('7015f00000000SoAAI', '7015f00000000UjAAI', '7015f00000000WeAAI', '7015f00000000YZAAY', '7015f00000000aUAAQ', '7015f000000003rAAA',
             '7015f00000000DSAAY')
GREETING = ('<p>{{lead.First Name:default=Hello}},</p>', '<p>Dear {{lead.Salutation}} {{lead.Last Name:default=reader}},</p>', '<p>{{my.Greeting}}</p>')
BODIES = ('as somebody in {{lead.Segment:default=industry}}', 'from {{company.Company Name:default=your company}}', 'in {{lead.Country}}',
          'for a {{lead.Persona:default=colleague}}', 'with {{lead.Number of Plants:default=some}} plants', 'in {{lead.Preferred Language}}')


def one_program(instance, number, where, kind, channel, name):
    """A program with what each has: invitation, reminder or follow-up, page, campaigns that count members and score."""
    linked = (CAMPAIGNS[number % len(CAMPAIGNS)], name) if kind.startswith('Event') or number % 5 == 0 else None
    told = program(instance, number, '%s %s' % (channel, name), kind, channel, where, (2 + number % 7, 1 + number % 27), campaign=linked,
                   tokens=[token('Event Date', 'date', '2026-09-%02d' % (1 + number % 27)), token('Speaker', 'rich text', '<b>A colleague of {{lead.First Name}}</b>')])
    for i in range(2):
        email(instance, number * 2 + i, '%s %s' % (name, ('Invitation', 'Follow-up')[i]), told, '%s, {{lead.First Name:default=join us}}' % name,
              GREETING[(number + i) % 3] + '<p>What others do %s. {{my.Event Date}}</p>' % BODIES[(number + i) % len(BODIES)],
              when=(2 + number % 7, 2 + i), status='approved' if (number + i) % 9 else 'draft')
    if kind != 'Email':
        page(instance, number + 3000, '%s registration' % name, told, (502, 503, 504, 505, 507)[number % 5],
             '<h1>%s</h1><p>Welcome back, {{lead.First Name:default=stranger}} of {{company.Company Name}}</p>' % name, when=(2 + number % 7, 4))
        instance.campaign(number * 2, 'Registered: ' + name, told, instance.rules(triggers=[('Fills Out Form', 'Form Name', [name])]),
                          [step('Change Program Status', ('New Status', 'Registered')), score('Behaviour Score', '+10'),
                           step('Send Email', ('Email', name + ' Follow-up'))], when=(2 + number % 7, 5))
    instance.campaign(number * 2 + 1, 'Invite: ' + name, told,
                      instance.rules(('Segment', 'is', [SEGMENTS[number % 5]]), ('Unsubscribed', 'is', ['false']), ('Email Invalid', 'is', ['false'])),
                      [step('Send Email', ('Email', name + ' Invitation')), step('Wait', ('Duration', '2 days'))], kind='batch', active=False,
                      status='Single Run' if number % 2 else 'Never Run', when=(2 + number % 7, 6))


def programs(instance):
    number = 1000
    for where, kind, channel, names in SERIES:
        for name in names:
            number += 1
            one_program(instance, number, where, kind, channel, name)


def operations(instance):
    """Programs that keep the database in order: most of what writes fields is here."""
    where = (24, '2026')
    life = program(instance, 1101, 'OP Lifecycle', 'Default', 'Operational', where, (9, 3))
    scoring = program(instance, 1102, 'OP Scoring', 'Default', 'Operational', where, (9, 2))
    data = program(instance, 1103, 'OP Data quality', 'Default', 'Operational', where, (9, 1))
    stages = ('Known', 'Engaged', 'MQL', 'SAL', 'SQL', 'Recycled')
    for i, (before, after) in enumerate(zip(stages, stages[1:])):
        instance.campaign(2501 + i, '%02d %s to %s' % (i, before, after), life,
                          instance.rules(('Lifecycle Stage', 'is', [before]), triggers=[('Data Value Changes', 'Attribute', ['Score'])]),
                          [change('Lifecycle Stage', after), change('Lifecycle Stage Date', '{{system.dateTime}}')], when=(9, 3))
    for i, (name, field, by) in enumerate((('Opens', 'Behaviour Score', '+1'), ('Clicks', 'Behaviour Score', '+3'), ('Visits pricing', 'Behaviour Score', '+5'),
                                           ('Is a plant manager', 'Demographic Score', '+20'), ('Sum', 'Score', '={{lead.Behaviour Score}}+{{lead.Demographic Score}}'))):
        instance.campaign(2521 + i, 'Score: ' + name, scoring, instance.rules(('Persona', 'is not empty'), triggers=[('Opens Email', 'Email')]),
                          [score(field, by)], when=(9, 2))
    instance.campaign(2541, 'Country names', data, instance.rules(('Country', 'is', ['UK', 'U.K.', 'England'])), [change('Country', 'United Kingdom')],
                      kind='batch', status='Recurring Run', when=(8, 30))
    instance.campaign(2542, 'Language from country', data, instance.rules(('Preferred Language', 'is empty'), ('Country', 'is not empty')),
                      [change('Preferred Language', 'English', [(('Country', 'is', ['Germany', 'Austria']), 'German')])], kind='batch',
                      status='Recurring Run', when=(8, 30))
    return life, scoring, data


def lists(instance):
    told = [('Segment: ' + value, [('Segment', 'is', [value])]) for value in SEGMENTS]
    told += [('Region: ' + value, [('Region', 'is', [value])]) for value in REGIONS]
    told += [('Persona: ' + value, [('Persona', 'is', [value])]) for value in ('Plant Manager', 'Maintenance Lead', 'IT Manager', 'Executive')]
    told += [('May be mailed', [('Unsubscribed', 'is', ['false']), ('GDPR Consent', 'is', ['true']), ('Email Invalid', 'is', ['false'])]),
             ('Customers up for renewal', [('Next Renewal', 'in future before', ['90 days']), ('Health (raw)', 'is not', ['Red'])]),
             ('Certified engineers', [('Certified Engineer', 'is', ['true'])]), ('Promoters', [('NPS Score', 'at least', ['9'])]),
             ('ERP: any', [('ERP System', 'is not empty')]), ('Came by paid search', [('GCLID', 'is not empty'), ('UTM Medium', 'is', ['cpc'])]),
             ('Hot', [('Score', 'at least', ['100'])]), ('Hall 9', [('Booth Visit: Hall', 'is', ['9'])]), ('With a promotion', [('Promo {{Code}}', 'is not empty')]),
             ('Newsletter readers', [('Newsletter', 'is', ['true'])]), ('Event guests', [('Event Invitations', 'is', ['true'])])]
    for i, (name, filters) in enumerate(told):
        instance.add('smartlists', id=4001 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(3 + i % 6, 1 + i), url=APP + 'SL%dA1' % (4001 + i),
                     folder={'id': 70, 'type': 'Folder'}, workspace='Default', rules=instance.rules(*filters))
    for i, name in enumerate(('Hanover scans', 'Chicago scans', 'Do not call', 'Seed list', 'Imported 2019')):
        instance.add('staticlists', id=4901 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(4, 1 + i), folder={'id': 70, 'type': 'Folder'},
                     workspace='Default', computedUrl=APP + 'ST%d' % (4901 + i))


def design(instance):
    for i, name in enumerate(('Standard', 'Invitation', 'Plain')):
        instance.add('emailtemplates', id=601 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(2, 1 + i), url=APP + 'EMT%d' % (601 + i),
                     folder=place(61, 'Emails'), status='approved', workspace='Default', version=2,
                     content='<html><body><div class="mktEditable" id="edit_text_1"></div><p>Sent to {{lead.Email Address}}</p>{{system.unsubscribeLink}}</body></html>')
    for i, name in enumerate(('Guided', 'Free-form')):
        instance.add('landingpagetemplates', id=651 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(2, 1 + i), folder=place(63, 'Landing Pages'),
                     status='approved', workspace='Default', templateType=('guided', 'freeForm')[i], enableMunchkin=True,
                     content='<html><body><!-- {{lead.SSN}} was asked for once --><div class="mktoForm" id="form"></div></body></html>')
    for i, (name, body) in enumerate((('Signature', '<p>{{lead.Lead Owner First Name}}, {{lead.Owner Phone:default=+353 1 555 0100}}</p>'), ('Legal', '<p>Meridian Dynamics</p>'),
                                      ('Book a meeting', '<a href="{{lead.Owner Calendar Link}}">Book</a>'), ('Customer number', '<p>{{lead.Customer No.}}</p>'))):
        instance.add('snippets', id=701 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(3, 1 + i), url=None, folder=place(64, 'Snippets'),
                     status='approved', workspace='Default', content=[{'type': 'HTML', 'content': body}, {'type': 'Text', 'content': ''}])
    instance.kinds['snippets'][0]['dynamicContent'] = {'createdAt': stamp(3, 1), 'updatedAt': stamp(3, 1), 'id': 701, 'segmentation': 801, 'content': [
        {'id': 'Nzk*', 'segmentId': 8011, 'segmentName': 'Customers', 'content': '<p>{{lead.Customer Success Manager}}</p>', 'type': 'HTML'}]}
    for i, (name, parts) in enumerate((('Customers', ('Customers', 'Default')), ('Regions', REGIONS + ('Default',)))):
        instance.add('segmentations', id=801 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(2, 20), url=APP + 'SG%d' % (801 + i),
                     folder=place(2, 'Default'), status='approved', workspace='Default', segments=[
                         {'id': 8011 + i * 10 + j, 'name': part, 'description': None, 'segmentationId': 801 + i, 'createdAt': stamp(1, 10), 'updatedAt': stamp(2, 20), 'url': None}
                         for j, part in enumerate(parts)])
    for i, (name, kind, steps) in enumerate((('Webinar', 'event', ('Invited', 'Registered', 'Attended', 'No Show')), ('Tradeshow', 'event', ('Invited', 'Visited Booth')),
                                             ('Email Send', 'email', ('Sent', 'Responded')), ('Nurture', 'nurture', ('Member', 'Engaged')),
                                             ('Content', 'program', ('Member', 'Downloaded')), ('Operational', 'program', ('Member',)))):
        instance.add('channels', id=1 + i, name=name, applicableProgramType=kind, createdAt=stamp(1, 2), updatedAt=stamp(1, 2), progressionStatuses=[
            {'name': value, 'description': '', 'hidden': False, 'type': None, 'step': 10 + 10 * j, 'success': j == len(steps) - 1} for j, value in enumerate(steps)])
    instance.add('tagtypes', tagType='Region', applicableProgramTypes='program,event,nurture,email', required=True)
    for name, number in sorted(ACTIVITY.items(), key=lambda item: item[1]):
        instance.add('activitytypes', id=number, name=name, description=name, primaryAttribute={'name': 'Attribute Name', 'dataType': 'string'}, attributes=[])
    instance.add('newemails', id='9001', name='New editor: autumn', description='', status='approved')


def custom_objects(instance):
    for name, label, via, fields in (('subscription__c', 'Subscription', 'account__c', ('product__c', 'status__c', 'end_Date__c')),
                                     ('event_Registration__c', 'Event Registration', 'contact__c', ('event__c', 'status__c'))):
        instance.add('customobjects', state='approved', version='approved', displayName=label, description='', apiName=name, idField='marketoGUID',
                     createdAt='2026-01-10T09:00:00Z', updatedAt='2026-01-10T09:00:00Z', dedupeFields=['salesforceId'], searchableFields=[['salesforceId'], ['marketoGUID']],
                     relationships=[{'field': via, 'type': 'child', 'relatedTo': {'name': 'Lead', 'field': 'sfdcContactId'}}],
                     fields=[{'name': 'marketoGUID', 'displayName': 'Marketo GUID', 'dataType': 'string', 'length': 36, 'updateable': False, 'crmManaged': False}] +
                     [{'name': field, 'displayName': field.replace('__c', '').replace('_', ' ').title(), 'dataType': 'string', 'length': 255, 'updateable': False, 'crmManaged': True}
                      for field in fields],
                     dependentAssets=[{'assetType': 'Smart List', 'assetId': 4014, 'assetName': 'Customers up for renewal', 'usedFields': list(fields[:2])}] if via == 'account__c' else [])


# ---- what is wrong with it ----

def faults(instance, life, scoring, data):
    # A trigger campaign that calls Salesforce for each person, four times.
    instance.campaign(2601, 'Hand over: "contact me"', life,
                      instance.rules(('Email Address', 'is not empty'), triggers=[('Fills Out Form', 'Form Name', ['Contact us'])]),
                      [sync(), step('Change Owner', ('Owner', 'Sam Rivers')), step('Create Task', ('Subject', 'Call {{lead.Full Name}} of {{company.Company Name}}')),
                       step('Add to SFDC Campaign', ('Campaign', 'Name 972'), ('Status', 'Responded'))], when=(9, 10))
    # The same, asked for nightly, which could be all of it.
    instance.campaign(2602, 'Hand over: nightly', life, instance.rules(('Lifecycle Stage', 'is', ['MQL']), ('SFDC Is Deleted', 'is', ['false'])), [sync()],
                      kind='batch', status='Recurring Run', when=(9, 10))
    # Fields written that the sync user may read and no more: a campaign and a form.
    instance.campaign(2603, 'Industry from segment', data, instance.rules(('Industry', 'is empty'), ('Segment', 'is not empty'), triggers=[('Data Value Changes', 'Attribute', ['Segment'])]),
                      [change('Industry', 'Manufacturing', [(('Segment', 'is', ['Energy & Utilities']), 'Energy')]), change('Rating', 'Warm')], when=(9, 8))
    form(instance, 521, 'Qualify me', [form_field('Email', 'E-mail:', 'email'), form_field('AnnualRevenue', 'Revenue:', 'number'), form_field('Rating', 'How soon?', 'select', ('Hot', 'Warm', 'Cold'))])
    # A formula that goes stale, read by a campaign that runs, and by a mail.
    instance.campaign(2604, 'Cooling down', life, instance.rules(('Days since Created', 'greater than', ['30']), ('Lead Age Band', 'is', ['Cooling']), triggers=[('Is Sent Email', 'Email')]),
                      [score('Behaviour Score', '-5')], when=(9, 7))
    # Two campaigns that write one field, and a flow of Salesforce that does too.
    instance.campaign(2605, 'Recycle the silent', life, instance.rules(('Lifecycle Stage', 'is', ['SQL']), ('Score Band', 'is', ['C'])),
                      [change('Lifecycle Stage', 'Recycled'), change('Region', 'EMEA')], kind='batch', status='Recurring Run', when=(9, 6))
    # A trigger on a field that a nightly job changes for many.
    instance.campaign(2606, 'Enriched', data, instance.rules(triggers=[('Data Value Changes', 'Attribute', ['Enriched on'])]), [change('Enrichment Status', 'Used {{lead.Enriched on}}')], when=(9, 5))
    # Values that nobody who reads uses needs: a test looks for the word where they must not be.
    instance.campaign(2608, 'Visit us in London', life, instance.rules(('City', 'is', ['canary wharf']), ('Person Notes', 'contains', ['canary in a mine'])),
                      [change('Site', 'canary wharf', [(('Address', 'contains', ['canary walk']), 'canary walk')]), change('SIC Code', '{{lead.City:default=canary}}')],
                      kind='batch', active=False, when=(3, 6))
    form(instance, 523, 'Visit us in London', [form_field('Email', 'E-mail:', 'email'), form_field('City', 'City:', 'select', ('canary wharf', 'Soho'), defaultValue='canary wharf'), form_field(
        'Address', 'Where:', visibilityRules={'ruleType': 'show', 'rules': [{'subjectField': 'City', 'operator': 'is', 'values': ['canary wharf'], 'altLabel': 'Dock:'}]})],
         thanks=[{'followupType': 'url', 'followupValue': 'https://meridian-dynamics.example/canary', 'subjectField': 'City', 'operator': 'is', 'values': ['canary wharf'], 'default': False},
                 {'followupType': 'none', 'followupValue': None, 'default': True}])
    # Delete in Salesforce, inactive.
    instance.campaign(2607, 'Delete rubbish', data, instance.rules(('Email Address', 'is empty')), [step('Delete Lead from SFDC', ('Delete In', 'Both'))], kind='batch', active=False, when=(3, 5))
    # A Marketo-only twin of a synced field; a field whose Salesforce half is gone; one of Salesforce's that is hidden here.
    instance.field('Product Interest', 'productInterest', 'ProductInterest', 'string', 255, False, True)
    instance.field('Webinar Attendee', 'webinar_Attendee__c', 'Webinar_Attendee__c', 'boolean', None, True, True)
    instance.field('Old Score', 'old_Score__c', 'Old_Score__c', 'integer', None, True, True, isHidden=True)
    # Broken rules, a rule by label alone where two fields have the label, and lists in the archive.
    bad = [('Broken: deleted field', [('Webinar Attendee', 'is', ['true'], 'The field is no longer there'), ('Score', 'at least', ['10'])], 70),
           ('Broken: list is gone', [('Member of List', 'is', ['Imported 2017'], 'The list has been deleted')], 70),
           ('Old regions', [('OLD Region', 'is not empty')], 41), ('Test people', [('Test Field', 'is', ['x']), ('Test Checkbox', 'is', ['true'])], 41),
           ('Migrated', [('TEMP Migration Key', 'is not empty'), ('Legacy CRM Id', 'is not empty')], 41)]
    for i, (name, filters, where) in enumerate(bad):
        instance.add('smartlists', id=4501 + i, name=name, description='', createdAt=stamp(1, 10), updatedAt=stamp(1, 15), url=APP + 'SL%dA1' % (4501 + i),
                     folder={'id': where, 'type': 'Folder'}, workspace='Default', rules=instance.rules(*filters, match='custom', logic='1 or 2') if len(filters) > 1 else instance.rules(*filters))
    # Values that a restricted picklist refuses.
    form(instance, 522, 'Find a partner', [form_field('Email', 'E-mail:', 'email'), form_field('Region__c', 'Region:', 'select', REGIONS + ('Nordics',)),
                                          form_field('LeadSource', '', 'hidden', defaultValue='Partner portal'), {'id': 'Fieldset7', 'dataType': 'fieldset', 'label': 'About you', 'rowNumber': 5, 'columnNumber': 0,
                                           'fields': [form_field('Persona__c', 'Role:', 'select', ('Plant Manager', 'Executive'), visibilityRules={
                                               'ruleType': 'show', 'rules': [{'subjectField': 'Meridian_Segment__c', 'operator': 'is', 'values': ['OEM'], 'altLabel': 'Role in the company:'}]})]}])
    # Velocity: three notations, comments, a list of another object, and one that nobody can read.
    script = program(instance, 1104, 'OP Tokens: all of them', 'Default', 'Operational', (24, '2026'), (9, 4), tokens=[
        token('Owner line', 'script text', '## $lead.SSN is not asked for\n#if($lead.Preferred_Language__c == "German")Ihr ${lead.Owner_Phone__c}#else$!{lead.get("Customer_Number__c")}#end'),
        token('Subscriptions', 'script text', '#foreach($item in $subscription__cList)$item.product__c until $item.end_Date__c#end #* $lead.Passport_Number__c *#'),
        token('Unreadable', 'script text', '#if($lead.Persona__c ${lead.UTM_Term__c'), token('Deal', 'script text', '$OpportunityList.get(0).Deal_Type__c'),
        token('Campaign', 'sfdc campaign', '7015f000000003rAAA'), token('Offer', 'rich text', '<p>{{lead.Promo {{Code}}:default=none}} and {{ lead.Timeline }} and {{Lead.sub-segment}}</p>')])
    email(instance, 3901, 'Tokens: "everything"', script, '{{lead.score band}} or {{lead.Score:default=0}}', '<p>{{my.Owner line}} {{my.Offer}} {{lead.Last Form: "thank you" seen}}</p>'
          '<!-- {{lead.Bank Account IBAN}} --><p>plain lead.SSN</p>', when=(9, 4), ccFields=[{'attributeId': '157', 'objectName': 'lead', 'displayName': 'Assistant Email', 'apiName': 'assistant_Email__c'}])
    email(instance, 3902, 'Predictive', script, 'For you', '<p>{{lead.Product Interest}}</p>', refused=['content'], content=[], when=(9, 4))
    email(instance, 3903, 'A/B: which', script, 'A', '<p>{{lead.Timeline}}</p>', unlisted=True, when=(9, 4))
    email(instance, 3904, 'With a draft', script, 'Approved', '<p>{{lead.City}}</p>', when=(9, 4), draft={'status': 'draft', 'subject': text('{{lead.Annual Budget}}'), 'updatedAt': stamp(9, 9)},
          fullContent={'approved': '<p>{{lead.City}}</p>', 'draft': '<p>{{lead.Household Income Band}}</p>'})
    # What others of the company do, and the API user does not see.
    apac = program(instance, 1201, 'APAC Nurture', 'Engagement', 'Nurture', (50, 'APAC'), (8, 1), workspace='APAC')
    instance.campaign(2701, 'Welcome', apac, instance.rules(('Region', 'is', ['APAC'])), [change('Persona', 'Executive')], kind='batch', status='Recurring Run', when=(8, 1))


def build():
    instance = Instance()
    instance.fields()
    folders(instance)
    forms(instance)
    programs(instance)
    life, scoring, data = operations(instance)
    lists(instance)
    design(instance)
    custom_objects(instance)
    faults(instance, life, scoring, data)
    return instance


SETUP = {
    'munchkin': '618-MRD-204', 'client_id': '6f1d3f6a-7a4e-4b52-9d0a-2f8f6e0c51b7', 'client_secret': 'Meridian-api-only-9Qx2',
    'user': 'syncaudit.api@meridian-dynamics.example', 'workspaces': ['Default'],
    'permissions': ['Read-Only Assets', 'Read-Only Lead', 'Read-Only Company', 'Read-Only Opportunity', 'Read-Only Custom Object',
                    'Read-Only Activity Metadata', 'Read-Write Schema Standard Field', 'Read-Write Schema Custom Field'],
    'objects': {'lead': {'searchableFields': [['email'], ['id'], ['sfdcContactId'], ['sfdcLeadId']]},
                'company': {'idField': 'id', 'dedupeFields': ['externalCompanyId']},
                'opportunity': {'idField': 'marketoGUID', 'dedupeFields': ['externalOpportunityId']},
                'program member': {'description': 'Map for API program membership fields', 'dedupeFields': ['leadId', 'programId']}}}


def write(folder_name):
    os.makedirs(folder_name, exist_ok=True)
    for kind, assets in build().kinds.items():
        with open(os.path.join(folder_name, kind + '.jsonl'), 'w', encoding='utf-8') as file:
            for asset in assets:
                file.write(json.dumps(asset, ensure_ascii=False, separators=(',', ':')) + '\n')
    with open(os.path.join(folder_name, 'instance.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(SETUP, indent=1, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    write(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, 'meridian'))
