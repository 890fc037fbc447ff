import { describe, expect, test } from 'vitest';
import { correctEntries } from '../../../src/core/producer/correct-entries.ts';

/** The founding story's order service, with the keys that rules see. */
const ARTICLE = `import boto3

eventbridge = boto3.client('events')


def create_order(order_details):
    response = eventbridge.put_events(
        Entries=[
            {
                'source': 'com.ecommerce.orders',
                'detail-type': 'OrderCreated',  # what has happened
                'detail': {
                    'order_id': order_details['id'],
                    'detail': {'source': 'web'},
                },
                'eventBusName': 'default',
            }
        ]
    )
    return response
`;

test('the entry as the story has it gets the names of the API and a detail that is text', () => {
  const correction = correctEntries(ARTICLE, 'python');
  expect(correction?.code).toBe(`import json
import boto3

eventbridge = boto3.client('events')


def create_order(order_details):
    response = eventbridge.put_events(
        Entries=[
            {
                'Source': 'com.ecommerce.orders',
                'DetailType': 'OrderCreated',  # what has happened
                'Detail': json.dumps({
                    'order_id': order_details['id'],
                    'detail': {'source': 'web'},
                }),
                'EventBusName': 'default',
            }
        ]
    )
    return response
`);
  expect(correction?.steps).toEqual([
    'source becomes Source',
    'detail-type becomes DetailType',
    'detail becomes Detail',
    'the detail becomes its JSON text, by json.dumps',
    'eventBusName becomes EventBusName',
    'json is imported',
  ]);
  expect(correctEntries(correction?.code ?? '', 'python')).toBeNull();
});

describe('in Python', () => {
  const put = (entry: string) => `client.put_events(Entries=[${entry}])`;
  test.each([
    [
      'double quotes',
      put('{"source": "a", "detail_type": "b"}'),
      put('{"Source": "a", "DetailType": "b"}'),
    ],
    [
      'several entries',
      put('{"source": "a"}, {"source": "b"}'),
      put('{"Source": "a"}, {"Source": "b"}'),
    ],
    [
      'the list in lower case',
      'c.put_events(entries=[{"source": "a"}])',
      put('{"Source": "a"}').replace('client', 'c'),
    ],
    [
      'only the detail',
      `import json\n${put('{"Source": "a", "Detail": {"n": 1}}')}`,
      `import json\n${put('{"Source": "a", "Detail": json.dumps({"n": 1})}')}`,
    ],
    [
      'a detail by its name',
      `import json\n${put('{"Detail": order}')}`,
      `import json\n${put('{"Detail": json.dumps(order)}')}`,
    ],
    [
      'json by another name',
      `import json as j\n${put('{"Detail": order}')}`,
      `import json as j\n${put('{"Detail": j.dumps(order)}')}`,
    ],
    [
      'dumps alone',
      `from json import loads, dumps\n${put('{"Detail": order}')}`,
      `from json import loads, dumps\n${put('{"Detail": dumps(order)}')}`,
    ],
    [
      'json among others',
      `import os, json\n${put('{"Detail": order}')}`,
      `import os, json\n${put('{"Detail": json.dumps(order)}')}`,
    ],
    [
      'an import behind the docstring',
      `"""Orders."""\n${put('{"Detail": order}')}`,
      `"""Orders."""\nimport json\n${put('{"Detail": json.dumps(order)}')}`,
    ],
    [
      'an import behind the future',
      `from __future__ import annotations\nimport boto3\n${put('{"Detail": order}')}`,
      `from __future__ import annotations\nimport json\nimport boto3\n${put('{"Detail": json.dumps(order)}')}`,
    ],
    [
      'an entry made beforehand',
      'entry = {"source": "a", "detail-type": "b", "detail": "{}"}\nc.put_events(Entries=[entry])',
      'entry = {"Source": "a", "DetailType": "b", "Detail": "{}"}\nc.put_events(Entries=[entry])',
    ],
    ['an event bus', put('{"eventBus": "shop"}'), put('{"EventBusName": "shop"}')],
    [
      'a call that gives an object',
      `import json\n${put('{"Detail": response.json()}')}`,
      `import json\n${put('{"Detail": json.dumps(response.json())}')}`,
    ],
  ])('%s', (_name, before, after) => {
    expect(correctEntries(before, 'python')?.code).toBe(after);
  });

  test.each([
    ['an entry as it should be', put('{"Source": "a", "Detail": json.dumps(order)}')],
    ['a text', put('{"Detail": "{}"}')],
    ['a formatted text', put('{"Detail": f"{n}"}')],
    ['a name that is given a text', `body = json.dumps(order)\n${put('{"Detail": body}')}`],
    ['a parameter that is a text', `def put(body: str):\n    ${put('{"Detail": body}')}`],
    ['a model that writes itself', put('{"Detail": order.model_dump_json()}')],
    ['a pattern', 'rule = {"source": ["a"], "detail-type": ["b"], "detail": {"n": [1]}}'],
    ['no entry at all', 'print({"source": "a"})'],
    ['a key in a comment', '# {"source": "a", "detail-type": "b"}'],
    ['an open bracket', 'client.put_events(Entries=[{"source": "a"'],
    ['a text that goes on for ever', 'client.put_events(Entries=[{"source: "a"}])'],
    ['nothing', ''],
  ])('leaves %s alone', (_name, code) => {
    expect(correctEntries(code, 'python')).toBeNull();
  });
});

describe('in JavaScript', () => {
  const put = (entry: string) =>
    `await client.send(new PutEventsCommand({ Entries: [${entry}] }));`;
  test.each([
    [
      'keys with and without quotes',
      put("{ source: 'a', 'detail-type': 'b' }"),
      put("{ Source: 'a', 'DetailType': 'b' }"),
    ],
    [
      'a detail written out',
      put('{ detail: { id: 1 } }'),
      put('{ Detail: JSON.stringify({ id: 1 }) }'),
    ],
    ['a detail by its name', put('{ detail }'), put('{ Detail: JSON.stringify(detail) }')],
    [
      'a source by its name',
      put('{ source, detailType: type }'),
      put('{ Source: source, DetailType: type }'),
    ],
    [
      'the list in lower case',
      'new PutEventsCommand({ entries: [{ source: s }] })',
      'new PutEventsCommand({ Entries: [{ Source: s }] })',
    ],
    [
      'a member among others',
      put('{ ...base, Detail: order, Time: new Date() }'),
      put('{ ...base, Detail: JSON.stringify(order), Time: new Date() }'),
    ],
  ])('%s', (_name, before, after) => {
    expect(correctEntries(before, 'javascript')?.code).toBe(after);
  });

  test.each([
    ['an entry as it should be', put("{ Source: 'a', Detail: JSON.stringify(order) }")],
    ['a template', put('{ Detail: `{"id": 1}` }')],
    ['a block', 'if (x) { source: 1 }'],
    ['a function', 'const f = ({ source, detail }) => { return source; };'],
    ['what is given a text', `const body = JSON.stringify(order);\n${put('{ Detail: body }')}`],
  ])('leaves %s alone', (_name, code) => {
    expect(correctEntries(code, 'javascript')).toBeNull();
  });
});
