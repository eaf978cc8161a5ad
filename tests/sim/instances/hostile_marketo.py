#!/usr/bin/env python3
"""Writes an instance of Marketo that no reader may stumble over.

    hostile_marketo.py FOLDER [VALUES] [BYTES]

VALUES in one filter (1,000,000) and BYTES of content (5,000,000); beside these what a careless server, or a hostile one, could tell: members of
another type than they have, missing ones, the same asset twice, folders within themselves, names that look like something else.
"""
import json
import os
import sys

MOMENT = '2026-08-01T09:00:00Z+0000'
# Labels that quoting, tokens and spreadsheets trip over.
LABELS = ('Plain', 'Plain', 'Plain Code', 'Plain: code', '"Quoted"', "d'Or", '{{lead.Plain}}', '}}', '{{', ':default=', '=1+1', '@cmd', '<b>bold</b>', '&amp;', '%s%n',
          'a\tb', 'new\nline', '\u202eright', 'Ünï\u0301', '\U0001f600', 'x' * 5000, ' ', 'null', '../../etc', "'; DROP TABLE asset; --", 'Größe', 'GRÖSSE')


def asset(number, name, **more):
    return {'id': number, 'name': name, 'description': None, 'createdAt': MOMENT, 'updatedAt': MOMENT,
            'folder': {'id': 2, 'type': 'Folder'}, 'workspace': 'Default', 'status': 'approved', **more}


def fields():
    for number, label in enumerate(LABELS, 1):
        name = 'H%d__c' % number
        yield {'object': 'lead', 'id': number, 'displayName': label, 'dataType': 'string', 'length': 255, 'rest': {'name': 'h%d__c' % number, 'readOnly': False},
               'soap': {'name': name, 'readOnly': False}, 'updateable': True, 'crmManaged': True, 'description': None, 'isHidden': False,
               'isHtmlEncodingInEmail': True, 'isSensitive': False, 'isCustom': True, 'isApiCreated': False}
    yield {'object': 'lead', 'id': 'not a number', 'displayName': None, 'dataType': 7, 'rest': {'name': 'odd'}, 'soap': {'name': 3}, 'updateable': 'yes'}
    yield {'object': 'lead', 'id': 2 ** 60, 'displayName': 'Huge', 'dataType': 'string', 'rest': {'name': 'huge'}, 'crmManaged': None}
    yield {'object': 'lead', 'id': 901, 'displayName': 'No SOAP name', 'dataType': 'string', 'rest': {'name': 'noSoap'}}


def condition(label, values, **more):
    return {'id': 1, 'name': label, 'ruleTypeId': 2, 'ruleType': 'Attribute', 'operator': 'is', 'conditions': [
        {'attributeId': 1, 'attributeName': label, 'operator': 'is', 'values': values, 'isPrimary': True, **more}]}


def rules(*filters, **more):
    return {'filterMatchType': 'all', 'triggers': [], 'filters': list(filters), **more}


def smart_lists(values):
    yield asset(11, 'A million values', rules=rules(condition('Plain', ['person%d@canary.example' % i for i in range(values)])))
    yield asset(12, 'Every label', rules=rules(*[condition(label, ['x']) for label in LABELS]))
    for number, told in enumerate((None, 'text', [], 7, {'filters': 'text'}, {'filters': [None, 7, 'text', {}]}, {'filters': [{'conditions': {}}]},
                                   {'triggers': ['A trigger', None, 7, {'name': None}], 'filters': [{'name': 7, 'conditions': [None, {'attributeId': 'x', 'values': 'y'}]}]}), 20):
        yield asset(number, 'Rules of another type %d' % number, rules=told)
    yield asset(12, 'The same id again', rules=rules())


def campaigns():
    for number, told in enumerate((None, 'text', {'steps': None}, {'steps': [None, 7, {}]}, {'steps': [{'activityTypeName': 'Change Data Value', 'stepChoice': 'text'}]},
                                   {'steps': [{'activityTypeName': 'Change Data Value', 'stepChoice': [{'attributes': [None, {'name': 'Attribute Name', 'value': None}], 'rule': 7}]}]},
                                   {'steps': [{'id': 1, 'activityTypeName': None, 'stepChoice': []}] * 3000}), 30):
        yield asset(number, 'Flow of another type %d' % number, type='trigger', isActive=True, status='Active', flow=told, rules=rules(), smartListId=number + 1000)
    yield {'id': 40, 'name': 'Hardly anything'}


def forms():
    deep = {'id': 'H1__c'}
    for _ in range(200):
        deep = {'id': 'Box', 'dataType': 'fieldset', 'fields': [deep]}
    for number, told in enumerate(([deep], 'text', [None, 7, 'H1__c', {}], [{'id': 7, 'fields': 'H1__c'}], [{'id': 'H1__c', 'visibilityRules': {'rules': [None, {'subjectField': 7}]}}]), 50):
        yield asset(number, 'Fields of another type %d' % number, fields=told, thankYouList=[None, 7, {'subjectField': None}] if number % 2 else 'text')


def mails(size):
    filler = '<p>nothing of note {{ and so on</p>'
    big = filler * (size // len(filler)) + '{{lead.Plain}}'
    yield asset(61, 'Five megabytes', subject={'type': 'Text', 'value': '{{' * 50000}, content=[{'htmlId': 'a', 'contentType': 'Text', 'value': [{'type': 'HTML', 'value': big}]}],
                fullContent=big)
    yield asset(62, 'Every label', subject=None, preHeader='{{lead.}}{{lead.Plain', content=[
        {'htmlId': 'b', 'contentType': 'Text', 'value': [{'type': 'HTML', 'value': '{{lead.%s:default=%s}}' % (label, label)} for label in LABELS]}], fullContent='')
    yield asset(63, 'Comments', content=[{'htmlId': 'c', 'contentType': 'Text', 'value': [{'type': 'HTML', 'value': '<!-- {{lead.Plain}} <!-- --> {{lead.Plain Code}} <!-- {{lead.Plain}}'}]}])
    for number, told in enumerate((None, 'text', {}, [None, 7, {'value': {'a': [1]}}], [{'contentType': 'DynamicContent', 'value': '../../x'}]), 70):
        yield asset(number, 'Content of another type %d' % number, content=told, subject=7, ccFields='text', fullContent=None)


SCRIPTS = ('#if($lead.H1__c', '${lead.H1__c', '$lead.get("H1__c', '#* $lead.H1__c', '#foreach($x in $lead)' * 20000, '$' * 100000, '$lead.' + 'H' * 100000, '\\$lead.H1__c',
           '#set($a = "$lead.H3__c")$a ##$lead.H1__c', '#[[ $lead.H1__c ]]#', '$lead.H3__c.substring(0, 1)', '${lead.H3__c}H1__c')


def programs():
    yield asset(81, 'Scripts', type='Default', channel='Any', tokens=[
        {'name': 'S%d' % i, 'type': 'script text', 'value': script, 'computedUrl': None} for i, script in enumerate(SCRIPTS)])
    yield asset(82, 'Tokens of another type', type='Default', channel='Any', tokens=[{'name': None, 'type': 7, 'value': None}, {'name': 'N', 'type': 'text', 'value': 7}])


def folders():
    for number, parent in ((1, None), (2, 1), (3, 2), (3, 4), (4, 3), (5, 2), (5, 5)):
        yield {'id': number, 'name': 'Folder %d' % number, 'folderId': {'id': number, 'type': 'Folder'}, 'folderType': 'Marketing Folder',
               'parent': parent and {'id': parent, 'type': 'Folder'}, 'path': None, 'isArchive': 'no', 'isSystem': False, 'workspace': 'Default', 'updatedAt': 'never'}


SETUP = {'munchkin': '666-HST-666', 'client_id': 'hostile-client', 'client_secret': 'hostile-secret-0d1e', 'user': 'api@hostile.example', 'workspaces': ['Default'],
         'permissions': ['Read-Only Assets', 'Read-Only Lead', 'Read-Only Company', 'Read-Only Opportunity', 'Read-Only Custom Object'], 'objects': {}}


def main():
    folder = sys.argv[1]
    values = int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    size = int(sys.argv[3]) if len(sys.argv) > 3 else 5000000
    os.makedirs(folder, exist_ok=True)
    for kind, assets in (('fields', fields()), ('smartlists', smart_lists(values)), ('smartcampaigns', campaigns()), ('forms', forms()), ('emails', mails(size)),
                         ('programs', programs()), ('folders', folders())):
        with open(os.path.join(folder, kind + '.jsonl'), 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(each, separators=(',', ':')) + '\n' for each in assets)
    with open(os.path.join(folder, 'instance.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(SETUP, indent=1) + '\n')


if __name__ == '__main__':
    main()
