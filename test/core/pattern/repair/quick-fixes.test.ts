import { describe, expect, test } from 'vitest';
import { quickFixesFor, told } from '../../../support/repairs.ts';

interface Case {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  /** `title → the pattern then`, or with `event:` before it the event. */
  readonly fixes: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'a number in quotes, for a number',
    pattern: '{"detail":{"count":["25"]}}',
    event: '{"detail":{"count":25}}',
    fixes: [
      'Write 25 without quotes → {"detail":{"count":[25]}}',
      'event: Write "25" in quotes → {"detail":{"count":"25"}}',
    ],
  },
  {
    name: 'a number, for a text',
    pattern: '{"detail":{"count":[25]}}',
    event: '{"detail":{"count":"25"}}',
    fixes: [
      'Write "25" in quotes → {"detail":{"count":["25"]}}',
      'event: Write 25 without quotes → {"detail":{"count":25}}',
    ],
  },
  {
    name: 'a number in quotes, for a comparison',
    pattern: '{"detail":{"total":[{"numeric":[">",100]}]}}',
    event: '{"detail":{"total":"142"}}',
    fixes: [
      'event: Write 142 without quotes → {"detail":{"total":142}}',
      'Also accept "142" → {"detail":{"total":[{"numeric":[">",100]}, "142"]}}',
    ],
  },
  {
    name: 'a boolean in quotes',
    pattern: '{"detail":{"paid":["true"]}}',
    event: '{"detail":{"paid":true}}',
    fixes: [
      'Write true without quotes → {"detail":{"paid":[true]}}',
      'event: Write "true" in quotes → {"detail":{"paid":"true"}}',
    ],
  },
  {
    name: 'a boolean, for a text of another case',
    pattern: '{"detail":{"paid":[true]}}',
    event: '{"detail":{"paid":"True"}}',
    fixes: [
      'Write "True" in quotes → {"detail":{"paid":["True"]}}',
      'event: Write true for "True" → {"detail":{"paid":true}}',
    ],
  },
  {
    name: 'null in quotes',
    pattern: '{"detail":{"note":["null"]}}',
    event: '{"detail":{"note":null}}',
    fixes: [
      'Write null without quotes → {"detail":{"note":[null]}}',
      'event: Write "null" in quotes → {"detail":{"note":"null"}}',
    ],
  },
  {
    name: 'another case',
    pattern: '{"detail":{"status":["Paid"]}}',
    event: '{"detail":{"status":"paid"}}',
    fixes: [
      'Ignore upper and lower case → {"detail":{"status":[{ "equals-ignore-case": "Paid" }]}}',
      'event: Change "paid" to "Paid" → {"detail":{"status":"Paid"}}',
      'Change "Paid" to "paid" → {"detail":{"status":["paid"]}}',
    ],
  },
  {
    name: 'another case at the beginning',
    pattern: '{"detail":{"status":[{"prefix":"Pa"}]}}',
    event: '{"detail":{"status":"paid"}}',
    fixes: [
      'Ignore upper and lower case → {"detail":{"status":[{ "prefix": { "equals-ignore-case": "Pa" } }]}}',
      'event: Change "paid" to "Paid" → {"detail":{"status":"Paid"}}',
      'Change "Pa" to "pa" → {"detail":{"status":[{ "prefix": "pa" }]}}',
    ],
  },
  {
    name: 'another case in a wildcard',
    pattern: '{"detail":{"file":[{"wildcard":"*.PDF"}]}}',
    event: '{"detail":{"file":"a.pdf"}}',
    fixes: [
      'Change "*.PDF" to "*.pdf" → {"detail":{"file":[{ "wildcard": "*.pdf" }]}}',
      'event: Change "a.pdf" to "a.PDF" → {"detail":{"file":"a.PDF"}}',
    ],
  },
  {
    name: 'a slip of the pen in a key',
    pattern: '{"detail":{"statsu":["paid"]}}',
    event: '{"detail":{"status":"paid"}}',
    fixes: [
      'Rename "statsu" to "status" → {"detail":{"status":["paid"]}}',
      'event: Rename "status" to "statsu" → {"detail":{"statsu":"paid"}}',
    ],
  },
  {
    name: 'a slip in a key, and another in the value',
    pattern: '{"detail":{"statsu":["Paid"]}}',
    event: '{"detail":{"status":"paid"}}',
    fixes: [
      'Rename "statsu" to "status" and ignore upper and lower case → {"detail":{"status":[{ "equals-ignore-case": "Paid" }]}}',
      'event: Rename "status" to "statsu" and change "paid" to "Paid" → {"detail":{"statsu":"Paid"}}',
      'Rename "statsu" to "status" and change "Paid" to "paid" → {"detail":{"status":["paid"]}}',
      'event: Add detail.statsu: "Paid" → {"detail":{"status":"paid", "statsu": "Paid"}}',
      'Rename "statsu" to "status" and also accept "paid" → {"detail":{"status":["Paid", "paid"]}}',
    ],
  },
  {
    name: 'a slip in the key of an object',
    pattern: '{"detail":{"ordre":{"id":[1],"total":[5]}}}',
    event: '{"detail":{"order":{"id":1,"total":5}}}',
    fixes: [
      'Rename "ordre" to "order" → {"detail":{"order":{"id":[1],"total":[5]}}}',
      'event: Rename "order" to "ordre" → {"detail":{"ordre":{"id":1,"total":5}}}',
      'event: Move detail.order to detail.ordre → {"detail":{"ordre": {"id":1,"total":5}}}',
    ],
  },
  {
    name: 'another spelling of a key',
    pattern: '{"detail":{"order_id":[1]}}',
    event: '{"detail":{"orderId":1}}',
    fixes: [
      'Rename "order_id" to "orderId" → {"detail":{"orderId":[1]}}',
      'event: Rename "orderId" to "order_id" → {"detail":{"order_id":1}}',
    ],
  },
  {
    name: 'another name with the very value',
    pattern: '{"detail":{"state":["paid"]}}',
    event: '{"detail":{"status":"paid"}}',
    fixes: [
      'Rename "state" to "status" → {"detail":{"status":["paid"]}}',
      'event: Add detail.state: "paid" → {"detail":{"status":"paid", "state": "paid"}}',
      'Also accept events without detail.state → {"detail":{"state":["paid", { "exists": false }]}}',
    ],
  },
  {
    name: 'a field that belongs under detail',
    pattern: '{"status":["paid"]}',
    event: '{"detail":{"status":"paid"}}',
    fixes: [
      'Ask for detail.status instead of status → {"detail": {"status": ["paid"]}}',
      'event: Move detail.status to status → {"detail":{}, "status": "paid"}',
      'event: Add status: "paid" → {"detail":{"status":"paid"}, "status": "paid"}',
    ],
  },
  {
    name: 'a field that belongs under detail, where there is one already',
    pattern: '{"status":["paid"],"detail":{"id":[1]}}',
    event: '{"detail":{"status":"paid","id":1}}',
    fixes: [
      'Ask for detail.status instead of status → {"detail":{"id":[1], "status": ["paid"]}}',
      'event: Move detail.status to status → {"detail":{"id":1}, "status": "paid"}',
      'event: Add status: "paid" → {"detail":{"status":"paid","id":1}, "status": "paid"}',
    ],
  },
  {
    name: 'an object that belongs under detail',
    pattern: '{"order":{"id":[1],"status":["paid"]}}',
    event: '{"detail":{"order":{"id":1,"status":"paid"}}}',
    fixes: [
      'Ask for detail.order instead of order → {"detail": {"order": {"id":[1],"status":["paid"]}}}',
      'event: Move detail.order to order → {"detail":{}, "order": {"id":1,"status":"paid"}}',
    ],
  },
  {
    name: 'source does not belong under detail',
    pattern: '{"detail":{"source":["shop"],"id":[1]}}',
    event: '{"source":"shop","detail":{"id":1}}',
    fixes: [
      'Ask for source instead of detail.source → {"detail":{"id":[1]}, "source": ["shop"]}',
      'event: Move source to detail.source → {"detail":{"id":1, "source": "shop"}}',
      'event: Add detail.source: "shop" → {"source":"shop","detail":{"id":1, "source": "shop"}}',
    ],
  },
  {
    name: 'detail.type for detail-type',
    pattern: '{"detail":{"type":["OrderCreated"]}}',
    event: '{"detail-type":"OrderCreated","detail":{"id":1}}',
    fixes: [
      'Ask for detail-type instead of detail.type → {"detail-type": ["OrderCreated"]}',
      'event: Move detail-type to detail.type → {"detail":{"id":1, "type": "OrderCreated"}}',
    ],
  },
  {
    name: 'detail.type for detail-type, in a branch',
    pattern: '{"$or":[{"detail":{"type":["A"]}},{"source":["x"]}]}',
    event: '{"source":"y","detail-type":"A","detail":{}}',
    fixes: [
      'Ask for detail-type instead of detail.type → {"$or":[{"detail-type": ["A"]},{"source":["x"]}]}',
      'event: Move detail-type to detail.type → {"source":"y","detail":{"type": "A"}}',
    ],
  },
  {
    name: 'the names of a PutEvents entry',
    pattern: '{"Source":["shop"],"DetailType":["Order"],"Detail":{"id":[1]}}',
    event: '{"source":"shop","detail-type":"Order","detail":{"id":1}}',
    fixes: [
      'Rename "Detail" to "detail", rename "DetailType" to "detail-type" and rename "Source" to "source" → {"source":["shop"],"detail-type":["Order"],"detail":{"id":[1]}}',
      'event: Rename "detail" to "Detail", rename "detail-type" to "DetailType" and rename "source" to "Source" → {"Source":"shop","DetailType":"Order","Detail":{"id":1}}',
    ],
  },
  {
    name: 'detail as a text',
    pattern: '{"detail":{"id":[1]}}',
    event: '{"source":"shop","detail":"{\\"id\\":1}"}',
    fixes: [
      'event: Write detail as an object and not as a text → {"source":"shop","detail":{"id":1}}',
      'Also accept events without detail.id → {"detail":{"id":[1, { "exists": false }]}}',
    ],
  },
  {
    name: 'a number at the bound',
    pattern: '{"detail":{"total":[{"numeric":[">",100]}]}}',
    event: '{"detail":{"total":100}}',
    fixes: [
      'Accept 100 itself, too → {"detail":{"total":[{ "numeric": [">=", 100] }]}}',
      'event: Set detail.total to 101 → {"detail":{"total":101}}',
    ],
  },
  {
    name: 'a number below the bound',
    pattern: '{"detail":{"total":[{"numeric":[">",100]}]}}',
    event: '{"detail":{"total":42}}',
    fixes: [
      'Accept a number of at least 42 → {"detail":{"total":[{ "numeric": [">=", 42] }]}}',
      'event: Set detail.total to 101 → {"detail":{"total":101}}',
      'Also accept 42 → {"detail":{"total":[{"numeric":[">",100]}, 42]}}',
    ],
  },
  {
    name: 'a number above a range',
    pattern: '{"detail":{"total":[{"numeric":[">=",0,"<",100]}]}}',
    event: '{"detail":{"total":250.5}}',
    fixes: [
      'Accept a number of at most 250.5 → {"detail":{"total":[{ "numeric": [">=", 0, "<=", 250.5] }]}}',
      'event: Set detail.total to 0 → {"detail":{"total":0}}',
      'Also accept 250.5 → {"detail":{"total":[{"numeric":[">=",0,"<",100]}, 250.5]}}',
    ],
  },
  {
    name: 'a beginning for the whole',
    pattern: '{"source":["com.acme"]}',
    event: '{"source":"com.acme.orders"}',
    fixes: [
      'Accept every text that begins with "com.acme" → {"source":[{ "prefix": "com.acme" }]}',
      'event: Set source to "com.acme" → {"source":"com.acme"}',
      'Also accept "com.acme.orders" → {"source":["com.acme", "com.acme.orders"]}',
    ],
  },
  {
    name: 'an end for the whole',
    pattern: '{"detail":{"file":[".pdf"]}}',
    event: '{"detail":{"file":"report.pdf"}}',
    fixes: [
      'Accept every text that ends with ".pdf" → {"detail":{"file":[{ "suffix": ".pdf" }]}}',
      'event: Set detail.file to ".pdf" → {"detail":{"file":".pdf"}}',
      'Also accept "report.pdf" → {"detail":{"file":[".pdf", "report.pdf"]}}',
    ],
  },
  {
    name: 'a part for the whole',
    pattern: '{"detail":{"text":["urgent"]}}',
    event: '{"detail":{"text":"an urgent matter"}}',
    fixes: [
      'Accept every text that contains "urgent" → {"detail":{"text":[{ "wildcard": "*urgent*" }]}}',
      'event: Set detail.text to "urgent" → {"detail":{"text":"urgent"}}',
      'Also accept "an urgent matter" → {"detail":{"text":["urgent", "an urgent matter"]}}',
    ],
  },
  {
    name: 'an asterisk in a plain text',
    pattern: '{"source":["com.acme.*"]}',
    event: '{"source":"com.acme.orders"}',
    fixes: [
      'Read "com.acme.*" as a wildcard → {"source":[{ "wildcard": "com.acme.*" }]}',
      'event: Set source to "com.acme.*" → {"source":"com.acme.*"}',
    ],
  },
  {
    name: 'an asterisk in a prefix',
    pattern: '{"source":[{"prefix":"com.acme.*"}]}',
    event: '{"source":"com.acme.orders"}',
    fixes: [
      'Read the asterisk as any text → {"source":[{ "wildcard": "com.acme.*" }]}',
      'event: Set source to "com.acme.*x" → {"source":"com.acme.*x"}',
    ],
  },
  {
    name: 'a colon and a slash in an ARN',
    pattern: '{"resources":["arn:aws:lambda:us-east-1:123456789012:function/mail"]}',
    event: '{"resources":["arn:aws:lambda:us-east-1:123456789012:function:mail"]}',
    fixes: [
      'Change "…89012:function/mail" to "…89012:function:mail" → {"resources":["arn:aws:lambda:us-east-1:123456789012:function:mail"]}',
      'event: Change "…89012:function:mail" to "…89012:function/mail" → {"resources":["arn:aws:lambda:us-east-1:123456789012:function/mail"]}',
    ],
  },
  {
    name: 'a colon and a slash at the beginning of an ARN',
    pattern: '{"resources":[{"prefix":"arn:aws:ec2:us-east-1:123456789012:instance:"}]}',
    event: '{"resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-1"]}',
    fixes: [
      'Change "arn:aws:ec2:us-east-1:123456789012:instance:" to "arn:aws:ec2:us-east-1:123456789012:instance/" → {"resources":[{ "prefix": "arn:aws:ec2:us-east-1:123456789012:instance/" }]}',
      'event: Change "…89012:instance/i-1" to "…89012:instance:i-1" → {"resources":["arn:aws:ec2:us-east-1:123456789012:instance:i-1"]}',
    ],
  },
  {
    name: 'a colon and a slash in a wildcard',
    pattern: '{"resources":[{"wildcard":"arn:aws:ec2:*:instance:*"}]}',
    event: '{"resources":["arn:aws:ec2:us-east-1:123456789012:instance/i-1"]}',
    fixes: [
      'Change "arn:aws:ec2:*:instance:*" to "arn:aws:ec2:*:instance/*" → {"resources":[{ "wildcard": "arn:aws:ec2:*:instance/*" }]}',
      'event: Change "…89012:instance/i-1" to "…89012:instance:i-1" → {"resources":["arn:aws:ec2:us-east-1:123456789012:instance:i-1"]}',
    ],
  },
  {
    name: 'every element is excluded',
    pattern: '{"detail":{"tags":[{"anything-but":["a","b"]}]}}',
    event: '{"detail":{"tags":["a","b"]}}',
    fixes: [
      'Stop excluding "b" → {"detail":{"tags":[{"anything-but":["a"]}]}}',
      'Stop excluding "a" → {"detail":{"tags":[{"anything-but":["b"]}]}}',
      'event: Change "b" to "b-other" in detail.tags → {"detail":{"tags":["a","b-other"]}}',
      'event: Change "a" to "a-other" in detail.tags → {"detail":{"tags":["a-other","b"]}}',
      'Also accept "b" → {"detail":{"tags":[{"anything-but":["a","b"]}, "b"]}}',
    ],
  },
  {
    name: 'the one value that is excluded',
    pattern: '{"detail":{"tag":[{"anything-but":{"prefix":"a"}}]}}',
    event: '{"detail":{"tag":"ab"}}',
    fixes: [
      'event: Set detail.tag to "something else" → {"detail":{"tag":"something else"}}',
      'Also accept "ab" → {"detail":{"tag":[{"anything-but":{"prefix":"a"}}, "ab"]}}',
      'Accept any value → {"detail":{"tag":[{ "exists": true }]}}',
    ],
  },
  {
    name: 'exists on an object',
    pattern: '{"detail":{"order":[{"exists":true}]}}',
    event: '{"detail":{"order":{"id":1}}}',
    fixes: [
      'Ask for detail.order.id and not for the object → {"detail":{"order":{"id": [{"exists":true}]}}}',
    ],
  },
  {
    name: 'a value that is further down',
    pattern: '{"detail":{"state":["running"]}}',
    event: '{"detail":{"state":{"code":16,"name":"running"}}}',
    fixes: [
      'Ask for detail.state.name and not for the object → {"detail":{"state":{"name": ["running"]}}}',
    ],
  },
  {
    name: 'a field that must be absent',
    pattern: '{"detail":{"error":[{"exists":false}]}}',
    event: '{"detail":{"error":"none","id":1}}',
    fixes: [
      'Ask for detail.error to be present → {"detail":{"error":[{ "exists": true }]}}',
      'event: Take detail.error out → {"detail":{"id":1}}',
      'Also accept "none" → {"detail":{"error":[{"exists":false}, "none"]}}',
    ],
  },
  {
    name: 'a field that is simply not there',
    pattern: '{"detail":{"amount":[{"numeric":[">=",10]}]}}',
    event: '{\n  "detail": {\n    "id": 1\n  }\n}',
    fixes: [
      'event: Add detail.amount: 10 → {\n  "detail": {\n    "id": 1,\n    "amount": 10\n  }\n}',
      'Also accept events without detail.amount → {"detail":{"amount":[{"numeric":[">=",10]}, { "exists": false }]}}',
    ],
  },
  {
    name: 'an empty list',
    pattern: '{"detail":{"tags":["new"]}}',
    event: '{"detail":{"tags":[]}}',
    fixes: [
      'event: Add detail.tags: "new" → {"detail":{"tags":["new"]}}',
      'Also accept events without detail.tags → {"detail":{"tags":["new", { "exists": false }]}}',
    ],
  },
  {
    name: 'values in different elements',
    pattern: '{"detail":{"items":{"sku":["mug"],"count":[2]}}}',
    event: '{"detail":{"items":[{"sku":"mug","count":1},{"sku":"pen","count":2}]}}',
    fixes: [
      'event: Change "pen" to "mug" in detail.items.sku → {"detail":{"items":[{"sku":"mug","count":1},{"sku":"mug","count":2}]}}',
      'Also accept "pen" → {"detail":{"items":{"sku":["mug", "pen"],"count":[2]}}}',
    ],
  },
  {
    name: 'an operator that does not stand in a list',
    pattern: '{"detail":{"tag":{"anything-but":["a"]}}}',
    event: '{"detail":{"tag":"b"}}',
    fixes: ['Read "anything-but" as an operator → {"detail":{"tag":[{ "anything-but": ["a"] }]}}'],
  },
  {
    name: 'the nearest branch',
    pattern: '{"detail":{"$or":[{"status":["paid"]},{"total":[{"numeric":[">",5]}]}]}}',
    event: '{"detail":{"status":"open","total":5}}',
    fixes: [
      'Accept 5 itself, too → {"detail":{"$or":[{"status":["paid"]},{"total":[{ "numeric": [">=", 5] }]}]}}',
      'event: Set detail.total to 6 → {"detail":{"status":"open","total":6}}',
      'event: Set detail.status to "paid" → {"detail":{"status":"paid","total":5}}',
    ],
  },
  {
    name: 'an address outside a network',
    pattern: '{"detail":{"ip":[{"cidr":"10.0.0.0/24"}]}}',
    event: '{"detail":{"ip":"10.0.1.5"}}',
    fixes: [
      'Widen the network to 10.0.0.0/23 → {"detail":{"ip":[{ "cidr": "10.0.0.0/23" }]}}',
      'event: Set detail.ip to "10.0.0.1" → {"detail":{"ip":"10.0.0.1"}}',
      'Also accept "10.0.1.5" → {"detail":{"ip":[{"cidr":"10.0.0.0/24"}, "10.0.1.5"]}}',
    ],
  },
  {
    name: 'an address outside an IPv6 network',
    pattern: '{"detail":{"ip":[{"cidr":"2001:db8::/48"}]}}',
    event: '{"detail":{"ip":"2001:db8:1::5"}}',
    fixes: [
      'Widen the network to 2001:db8::/47 → {"detail":{"ip":[{ "cidr": "2001:db8::/47" }]}}',
      'event: Set detail.ip to "2001:db8::1" → {"detail":{"ip":"2001:db8::1"}}',
      'Also accept "2001:db8:1::5" → {"detail":{"ip":[{"cidr":"2001:db8::/48"}, "2001:db8:1::5"]}}',
    ],
  },
  {
    name: 'several fields at once',
    pattern: '{"source":["Shop"],"detail":{"total":["25"],"statsu":["paid"]}}',
    event: '{"source":"shop","detail":{"status":"open","total":25}}',
    fixes: [
      'event: Rename "status" to "statsu", write "25" in quotes and 2 more changes → {"source":"Shop","detail":{"statsu":"paid","total":"25"}}',
      'Rename "statsu" to "status", write 25 without quotes and 2 more changes → {"source":[{ "equals-ignore-case": "Shop" }],"detail":{"total":[25],"status":["paid", "open"]}}',
    ],
  },
  {
    name: 'nothing alike',
    pattern: '{"source":["shop"]}',
    event: '{"source":"stock"}',
    fixes: [
      'event: Set source to "shop" → {"source":"shop"}',
      'Also accept "stock" → {"source":["shop", "stock"]}',
    ],
  },
];

describe('what is offered, the smallest change first', () => {
  test.each(CASES)('$name', ({ pattern, event, fixes }) => {
    const offered = quickFixesFor(pattern, event);
    expect(offered.map((fix) => told(fix, pattern, event))).toEqual(fixes);
  });
});

test('nothing is offered for a rule that matches', () => {
  expect(quickFixesFor('{"a":["x"]}', '{"a":"x"}')).toEqual([]);
});
