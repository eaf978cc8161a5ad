#!/usr/bin/env python3
"""Writes a random instance of Marketo, and what uses each of its fields.

    random_marketo.py SEED FOLDER [ASSETS [CHANGED [ACTIVE]]]

FOLDER gets the files of an instance (CONTRIBUTING.md) and uses.tsv: REST name, asset type, asset id, place, sure or guess. Uses are written
down where they are put, never read back: that is another way to them than any reader's. The same seed gives the same files. Values,
which nobody needs to know, hold the word canary. CHANGED is a share of the assets that tell they were changed in October; nothing else is.
ACTIVE is the share of campaigns that are (0.4).
"""
import json
import os
import random
import sys

WORDS = ('Score', 'Region', 'Tier', 'Plan', 'Segment', 'Owner', 'Renewal', 'Budget', 'Persona', 'Stage', 'Consent', 'Channel', 'Device', 'Plant')
TAILS = ('', ' Code', ' Date', ' "old"', ': first', ' {{x}}', ' Name', ' (EMEA)', " d'or", ' & more', ' Größe')
APP = 'https://app-rnd.example/#'


class Random:
    def __init__(self, seed, assets, active):
        self.dice = random.Random(seed)
        self.assets = assets
        self.active = active
        self.kinds = {}
        self.uses = set()
        self.fields = []
        self.by_label = {}
        self.number = 1000

    def add(self, kind, **asset):
        self.kinds.setdefault(kind, []).append(asset)
        return asset

    def next(self):
        self.number += self.dice.randint(1, 3)
        return self.number

    def when(self):
        return '2026-%02d-%02dT%02d:00:00Z+0000' % (self.dice.randint(1, 9), self.dice.randint(1, 28), self.dice.randint(0, 23))

    def chance(self, share):
        return self.dice.random() < share

    # ---- fields, and ways of naming them ----

    def make_fields(self, count):
        taken = set()
        for number in range(1, count + 1):
            label = self.dice.choice(WORDS) + self.dice.choice(TAILS)
            if label.lower() in taken and not self.chance(0.3):
                label += ' %d' % number
            taken.add(label.lower())
            name = 'F%d__c' % number
            field = {'object': 'lead', 'id': number, 'displayName': label, 'dataType': 'string', 'length': 255,
                     'rest': {'name': 'f%d__c' % number, 'readOnly': False}, 'soap': {'name': name, 'readOnly': False}, 'updateable': True,
                     'crmManaged': self.chance(0.7), 'description': None, 'isHidden': False, 'isHtmlEncodingInEmail': True,
                     'isSensitive': False, 'isCustom': True, 'isApiCreated': False}
            self.fields.append(self.add('fields', **field))
            self.by_label.setdefault(label.lower(), []).append(field)

    def pick(self):
        return self.dice.choice(self.fields)

    def use(self, kind, number, place, field, by_name=False):
        """Notes a use; by name alone all fields of that label are meant, each by guess where there are several."""
        named = self.by_label[field['displayName'].lower()] if by_name else [field]
        for each in named:
            self.uses.add((each['rest']['name'], kind, str(number), place, 'guess' if len(named) > 1 else 'sure'))

    def token(self, kind, number):
        """{{lead.Label}} in one of its ways; what stands in a comment of HTML is none."""
        field = self.pick()
        label = field['displayName']
        if '{{' in label:  # a name that looks like a token: nobody can say where it ends
            return 'plain'
        label = self.dice.choice((label, label, label.lower(), label.upper() if label.isascii() else label))
        if self.chance(0.1):
            return '<!-- {{lead.%s}} -->' % label
        self.use(kind, number, 'token', field, by_name=True)
        return '{{lead.%s%s}}' % (label, self.dice.choice(('', '', ':default=canary', ':default=')))

    def text(self, kind, number):
        parts = ['<p>text {{system.date}} {{my.Thing}}</p>']
        for _ in range(self.dice.randint(0, 3)):
            parts.append('<b>%s</b>' % self.token(kind, number))
        return ''.join(parts)

    def velocity(self, number):
        lines = []
        for _ in range(self.dice.randint(1, 3)):
            field = self.pick()
            name = field['soap']['name']
            way = self.dice.randrange(6)
            lines.append(('$lead.%s', '${lead.%s}', '$!{lead.get("%s")}', '$!lead.%s', '## $lead.%s', '#* $lead.%s *#')[way] % name)
            if way < 4:
                self.use('token', number, 'velocity', field)
        return '\n'.join(lines)

    # ---- rules and flows ----

    def filter(self, number, kind, place_id):
        field = self.pick()
        by_id = self.chance(0.7)
        condition = {'operator': 'is', 'values': ['canary-v%d' % self.dice.randint(1, 9)], 'isPrimary': True}
        if by_id:
            condition.update(attributeId=field['id'], attributeName=field['displayName'])
        if self.chance(0.05):
            condition.update(isError=True, errorMessage='The asset has been deleted')
        self.use(kind, place_id, 'filter', field, by_name=not by_id)
        return {'id': number, 'name': field['displayName'], 'ruleTypeId': 2, 'ruleType': 'Attribute', 'operator': 'is', 'conditions': [condition]}

    def activity(self, number):
        return {'id': number, 'name': 'Visited Web Page', 'ruleTypeId': 1, 'ruleType': 'Activity', 'operator': 'occurs', 'conditions': [
            {'activityAttributeId': self.dice.randint(1, 40), 'activityAttributeName': 'Web Page', 'operator': 'is', 'values': ['home'], 'isPrimary': True}]}

    def trigger(self, kind, number):
        field = self.pick()
        self.use(kind, number, 'trigger', field, by_name=True)
        return {'id': 1, 'name': 'Data Value Changes', 'ruleTypeId': 1, 'ruleType': 'Activity', 'operator': 'occurs', 'conditions': [
            {'activityAttributeId': 17, 'activityAttributeName': 'Attribute Name', 'operator': 'is', 'values': [field['displayName']], 'isPrimary': True}]}

    def rules(self, kind, number, triggers=False):
        filters = [self.activity(i) if self.chance(0.2) else self.filter(i, kind, number) for i in range(1, self.dice.randint(1, 4))]
        return {'filterMatchType': self.dice.choice(('all', 'any')), 'triggers': [self.trigger(kind, number)] if triggers else [], 'filters': filters}

    def step(self, number, place_id):
        field = self.pick()
        name = self.dice.choice(('Change Data Value', 'Change Score', 'Sync Lead to SFDC', 'Send Email'))
        values = {'Change Data Value': [('Attribute Name', field['displayName']), ('New Value', 'canary-x')],
                  'Change Score': [('Score Name', field['displayName']), ('Change', '+1')],
                  'Sync Lead to SFDC': [('Assign To', 'Auto')], 'Send Email': [('Email', 'one')]}[name]
        if name.startswith('Change'):
            self.use('smart campaign', place_id, 'flow step', field, by_name=True)
        choices = []
        if self.chance(0.3):
            tested = self.pick()
            self.use('smart campaign', place_id, 'flow choice', tested, by_name=True)
            choices.append(self.choice(1, values, {'name': tested['displayName'], 'operator': 'is', 'ruleType': 'Attribute', 'ruleTypeId': 2, 'values': ['canary-y']}))
        choices.append(self.choice(len(choices) + 1, values, None))
        return {'id': number, 'activityTypeId': 13, 'activityTypeName': name, 'stepChoice': choices}

    def choice(self, number, values, rule):
        told = {'id': number, 'default': rule is None, 'attributes': [
            {'id': i, 'activityTypeAttribId': 100 + i, 'name': name, 'dataType': 'string', 'value': value, 'format': None, 'primary': i == 0}
            for i, (name, value) in enumerate(values)]}
        return {**told, 'rule': rule} if rule else told

    # ---- assets ----

    def asset(self, number, folder, **more):
        return {'id': number, 'name': 'Asset %d %s' % (number, self.dice.choice(('', '"q"', 'a: b', '{{c}}'))), 'description': '', 'createdAt': '2026-01-01T00:00:00Z+0000',
                'updatedAt': self.when(), 'folder': folder, 'workspace': 'Default', **more}

    def in_folder(self):
        return {'type': 'Folder', 'value': 2, 'folderName': 'Default'}

    def smart_list(self):
        number = self.next()
        self.add('smartlists', **self.asset(number, {'id': 2, 'type': 'Folder'}, url=APP + 'SL%d' % number, rules=self.rules('smart list', number)))

    def campaign(self):
        number = self.next()
        kind = self.dice.choice(('trigger', 'batch'))
        active = self.chance(self.active)
        status = 'Active' if kind == 'trigger' and active else 'Recurring Run' if active else 'Inactive'
        self.add('smartcampaigns', **self.asset(
            number, {'id': 2, 'type': 'Folder'}, status=status, type=kind, isSystem=False, isActive=status == 'Active', isRequestable=False,
            smartListId=number + 100000, flowId=number + 200000, computedUrl=APP + 'SC%d' % number,
            rules=self.rules('smart campaign', number, kind == 'trigger'), flow={'steps': [self.step(i, number) for i in range(1, self.dice.randint(1, 4))]}))

    def form_field(self, number, field):
        self.use('form', number, 'form field', field)
        told = {'id': field['soap']['name'], 'label': field['displayName'], 'dataType': 'text', 'required': False, 'visibilityRules': {'ruleType': 'alwaysShow'}}
        if self.chance(0.2):
            subject = self.pick()
            self.use('form', number, 'visibility rule', subject)
            told['visibilityRules'] = {'ruleType': 'show', 'rules': [{'subjectField': subject['soap']['name'], 'operator': 'is', 'values': ['canary-z'], 'altLabel': ''}]}
        return told

    def form_fields(self, number):
        told = [self.form_field(number, self.pick()) for _ in range(self.dice.randint(1, 3))]
        if self.chance(0.3):
            told.append({'id': 'Box%d' % number, 'dataType': self.dice.choice(('profiling', 'fieldset')), 'fields': [self.form_field(number, self.pick())]})
        return told

    def form(self):
        number = self.next()
        thanks = [{'followupType': 'none', 'followupValue': None, 'default': True}]
        if self.chance(0.3):
            subject = self.pick()
            self.use('form', number, 'thank-you page', subject)
            thanks.insert(0, {'followupType': 'url', 'followupValue': 'https://x.example', 'subjectField': subject['soap']['name'], 'operator': 'is', 'values': ['canary-w'], 'default': False})
        draft = self.chance(0.3)
        fields = {'approved': self.form_fields(number), 'draft': self.form_fields(number)} if draft else self.form_fields(number)
        told = self.asset(number, self.in_folder(), url=APP + 'FO%d' % number, status='approved', language='English', thankYouList=thanks, fields=fields)
        self.add('forms', **told, **({'draft': {'status': 'draft'}} if draft else {}))

    def email(self):
        number = self.next()
        body = self.text('e-mail', number)
        content = [{'htmlId': 'e1', 'contentType': 'Text', 'value': [{'type': 'HTML', 'value': body}, {'type': 'Text', 'value': 't'}], 'index': 1}]
        if self.chance(0.2):  # edited as code: the whole is the only text
            content = []
        told = self.asset(number, self.in_folder(), url=APP + 'EM%d' % number, subject={'type': 'Text', 'value': 'S ' + self.token('e-mail', number)},
                          fromName={'type': 'Text', 'value': 'F'}, fromEmail={'type': 'Text', 'value': 'f@x.example'}, replyEmail={'type': 'Text', 'value': 'r@x.example'},
                          status=self.dice.choice(('approved', 'draft')), template=1, version=2, ccFields=[], preHeader='', content=content,
                          fullContent='<html>%s</html>' % body)
        if content and self.chance(0.3):
            content.append({'htmlId': 'e2', 'contentType': 'DynamicContent', 'value': 'RHlu%d' % number, 'index': 2})
            told['dynamicContent'] = [{'contentId': 'RHlu%d' % number, 'id': number, 'segmentation': 1, 'content': [
                {'id': 'RHlu%d' % number, 'segmentId': 2, 'segmentName': 'Default', 'type': 'HTML', 'content': self.text('e-mail', number)}]}]
        self.add('emails', **told)

    def landing_page(self):
        number = self.next()
        body = self.text('landing page', number)
        self.add('landingpages', **self.asset(number, self.in_folder(), status='approved', template=1, computedUrl=APP + 'LP%d' % number,
                                              content=[{'id': '1', 'type': 'HTML', 'index': 1, 'content': body}], fullContent='<html>%s</html>' % body))

    def snippet(self):
        number = self.next()
        self.add('snippets', **self.asset(number, self.in_folder(), status='approved', content=[{'type': 'HTML', 'content': self.text('snippet', number)}]))

    def template(self):
        number = self.next()
        self.add('emailtemplates', **self.asset(number, self.in_folder(), status='approved', version=2, content='<html>%s</html>' % self.text('e-mail template', number)))

    def program(self):
        number = self.next()
        place = 'program %d' % number
        tokens = [{'name': 'T%d' % number, 'type': 'rich text', 'value': self.text('token', place), 'computedUrl': APP}]
        if self.chance(0.5):
            tokens.append({'name': 'V%d' % number, 'type': 'script text', 'value': self.velocity(place), 'computedUrl': APP})
        told = self.asset(number, self.in_folder(), url=APP + 'PG%d' % number, type='Default', channel='Any', status='', tags=[], costs=None, tokens=tokens)
        if self.chance(0.2):
            told['type'] = 'Email'
            told['smartList'] = {'id': number + 300000}
            told['rules'] = self.rules('program', number)
        self.add('programs', **told)

    def build(self):
        self.make_fields(max(12, self.assets // 4))
        for number, name, parent in ((1, 'Marketing Activities', None), (2, 'Default', 1)):
            self.add('folders', id=number, name=name, description=None, createdAt=self.when(), updatedAt=self.when(), url=None,
                     folderId={'id': number, 'type': 'Folder'}, folderType='Marketing Folder', parent=parent and {'id': parent, 'type': 'Folder'},
                     path='/' + name, isArchive=False, isSystem=parent is None, accessZoneId=1, workspace='Default')
        ways = (self.smart_list, self.campaign, self.form, self.email, self.landing_page, self.snippet, self.template, self.program)
        weights = (6, 8, 2, 8, 4, 1, 1, 4)
        for _ in range(self.assets):
            self.dice.choices(ways, weights)[0]()


def touch(made, seed, share):
    dice = random.Random(seed + 1)
    for kind, assets in made.kinds.items():
        for asset in assets:
            if kind not in ('fields', 'folders') and dice.random() < share:
                asset['updatedAt'] = '2026-10-05T08:00:00Z+0000'


SETUP = {'munchkin': '777-RND-000', 'client_id': 'random-client', 'client_secret': 'random-secret-4f7a1c', 'user': 'api@random.example', 'workspaces': ['Default'],
         'permissions': ['Read-Only Assets', 'Read-Only Lead', 'Read-Only Company', 'Read-Only Opportunity', 'Read-Only Custom Object',
                         'Read-Only Activity Metadata', 'Read-Write Schema Custom Field'], 'objects': {}}


def main():
    seed, folder = int(sys.argv[1]), sys.argv[2]
    made = Random(seed, int(sys.argv[3]) if len(sys.argv) > 3 else 60, float(sys.argv[5]) if len(sys.argv) > 5 else 0.4)
    made.build()
    touch(made, seed, float(sys.argv[4]) if len(sys.argv) > 4 else 0)
    os.makedirs(folder, exist_ok=True)
    for kind, assets in made.kinds.items():
        with open(os.path.join(folder, kind + '.jsonl'), 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(asset, ensure_ascii=False, separators=(',', ':')) + '\n' for asset in assets)
    with open(os.path.join(folder, 'instance.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(SETUP, indent=1) + '\n')
    with open(os.path.join(folder, 'uses.tsv'), 'w', encoding='utf-8') as file:
        file.writelines('\t'.join(use) + '\n' for use in sorted(made.uses))


if __name__ == '__main__':
    main()
