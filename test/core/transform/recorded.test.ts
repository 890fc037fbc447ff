import { describe, expect, test } from 'vitest';
import { anEvent, aTransformer, delivered, refusal } from '../../support/inputs.ts';

const NOTHING = null;
const json = (text: string | null) => (text === null ? null : JSON.parse(text));

// Target input, section 6: bodies recorded from SQS. Those of JSON templates were recorded as values.
describe('recorded deliveries', () => {
  const event = anEvent(
    JSON.stringify({
      command: 'update-account',
      payload: { acc_id: '0a787ecb-4015', sf_id: 'baz' },
      listsingle: ['HIGH'],
      listmulti: ['ACTIVE', 'INACTIVE'],
      valid: true,
    }),
  );
  const paths = {
    userId: '$.detail.payload.acc_id',
    payload: '$.detail.payload',
    systemstring: '$.detail.awsAccountId',
    listsingle: '$.detail.listsingle',
    listmulti: '$.detail.listmulti',
    valid: '$.detail.valid',
    'detail-type': '$.detail-type',
    timestamp: '$.time',
    command: '$.detail.command',
    missing: '$.detail.notinmessage',
    id: '$.id',
    source: '$.source',
    resources: '$.resources',
    detail: '$.detail',
  };
  const user = '0a787ecb-4015';
  const payload = { acc_id: user, sf_id: 'baz' };

  test.each<[string, unknown]>([
    ['{"id" : <userId>}', { id: user }],
    ['{"id" : "<userId>"}', { id: user }],
    [
      '{"multi_replacement": "users/<userId>/second/<userId>"}',
      { multi_replacement: `users/${user}/second/${user}` },
    ],
    [
      '{"method": "PUT", "path": "users-service/users/<userId>", "bod": <payload>}',
      { method: 'PUT', path: `users-service/users/${user}`, bod: payload },
    ],
    [
      '{"method": "PUT", "path": "users-service/users/<userId>", "id": <userId>, "body": <payload>}',
      { method: 'PUT', path: `users-service/users/${user}`, id: user, body: payload },
    ],
    [
      '{"method": "PUT", "path": "users-service/users/<userId>", "bod": [<userId>, "hardcoded"]}',
      { method: 'PUT', path: `users-service/users/${user}`, bod: [user, 'hardcoded'] },
    ],
    [
      '{"method": "PUT", "nested": {"level1": {"level2": {"level3": "users-service/users/<userId>"} } }, "bod": "<userId>"}',
      {
        method: 'PUT',
        nested: { level1: { level2: { level3: `users-service/users/${user}` } } },
        bod: user,
      },
    ],
    ['{"singlelistitem": <listsingle>}', { singlelistitem: ['HIGH'] }],
    ['{"not_valid": "users-service/users/<payload>", "bod": <payload>}', NOTHING],
    ['{"payload": "<payload>"}', NOTHING],
    ['{"singlelistitem": "<listsingle>"}', NOTHING],
    [
      '{"detailType": <detail-type>,  "time": <timestamp>, "command": <command>}',
      {
        detailType: 'core.update-account-command',
        time: '2026-01-15T09:00:00Z',
        command: 'update-account',
      },
    ],
    [
      '{"detailType": <detail-type>,  "time": <timestamp>, "command": <missing>}',
      { detailType: 'core.update-account-command', time: '2026-01-15T09:00:00Z', command: '' },
    ],
    [
      '{"id": "<id>", "source": "<source>", "resources":<resources>, "http_method": "POST", "payload":<payload>}',
      { id: 'e-1', source: 'core', resources: ['path/to/file'], http_method: 'POST', payload },
    ],
  ])('%s', (template, value) => {
    const input = aTransformer(template, paths);
    expect(refusal(input)).toBeNull();
    expect(json(delivered(input, event))).toEqual(value);
  });

  test.each([
    ['"<listsingle> single list item"', '"[HIGH] single list item"'],
    ['"<listmulti> multiple list items"', '"[ACTIVE,INACTIVE] multiple list items"'],
    [
      '"Payload of <payload> with path users-service/users/<userId> and <userId>"',
      `"Payload of {acc_id:${user},sf_id:baz} with path users-service/users/${user} and ${user}"`,
    ],
    [
      '"<listsingle> single list item <listmulti> multiple list items <systemstring> system account id <payload> payload <userId> user id"',
      `"[HIGH] single list item [ACTIVE,INACTIVE] multiple list items  system account id {acc_id:${user},sf_id:baz} payload ${user} user id"`,
    ],
    ['"Command is <valid>!"', '"Command is true!"'],
    [
      '"<listsingle> single list item"\n"<listmulti> multiple list items"\n"<systemstring> system account id"\n"<payload> payload"\n"<userId> user id"',
      `"[HIGH] single list item"\n"[ACTIVE,INACTIVE] multiple list items"\n" system account id"\n"{acc_id:${user},sf_id:baz} payload"\n"${user} user id"`,
    ],
    [
      '"Event of <detail-type> type, at time <timestamp>, info extracted from detail <command>"',
      '"Event of core.update-account-command type, at time 2026-01-15T09:00:00Z, info extracted from detail update-account"',
    ],
    [
      '"Event of <detail-type> type, at time <timestamp>, info extracted from detail <missing>"',
      '"Event of core.update-account-command type, at time 2026-01-15T09:00:00Z, info extracted from detail "',
    ],
    [
      '"{[/Check with special starting characters for event of <detail-type> type"',
      '"{[/Check with special starting characters for event of core.update-account-command type"',
    ],
  ])('%s', (template, body) => {
    const input = aTransformer(template, paths);
    expect(refusal(input)).toBeNull();
    expect(delivered(input, event)).toBe(body);
  });
});
