import { type Chapter, patternTask } from './chapter.ts';

const order = (detail: object) => ({
  source: 'com.ecommerce.orders',
  'detail-type': 'OrderCreated',
  detail,
});

export const contentFilters: Chapter = {
  title: 'Content filters',
  after: 'You can ask for ranges, for anything but, for a text in the middle and for a network.',
  exercises: [
    {
      version: 1,
      id: 'more-than-a-hundred',
      title: 'More than a hundred',
      situation:
        'Orders over more than 100 are checked for fraud. An order over exactly 100 is not.',
      task: patternTask(
        '{\n  "detail": { "total": [100] }\n}',
        {
          'over 142': [order({ total: 142 }), true],
          'over 42': [order({ total: 42 }), false],
        },
        {
          'over exactly 100': [order({ total: 100 }), false],
          'over 100.01': [order({ total: 100.01 }), true],
          'over "142"': [order({ total: '142' }), false],
        },
      ),
      hints: [
        'The operator is called `numeric`, and has a list of its own: a sign and a number.',
        'The sign is in quotation marks, the number is not.',
        'Write `[{"numeric": [">", 100]}]`.',
      ],
      answer: '{\n  "detail": { "total": [{ "numeric": [">", 100] }] }\n}',
      why: 'A numeric rule sees numbers only. A producer that sends its totals in quotation marks is not heard, and nothing says so.',
    },
    {
      version: 1,
      id: 'between-two-bounds',
      title: 'Between two bounds',
      situation:
        'Medium orders go to another team: from 50, which is included, up to but without 500.',
      task: patternTask(
        '{\n  "detail": { "total": [{ "numeric": [">", 50] }] }\n}',
        {
          'over 200': [order({ total: 200 }), true],
          'over 20': [order({ total: 20 }), false],
          'over 900': [order({ total: 900 }), false],
        },
        {
          'over exactly 50': [order({ total: 50 }), true],
          'over exactly 500': [order({ total: 500 }), false],
        },
      ),
      hints: [
        'One `numeric` takes two comparisons, one after the other in its list.',
        'Two operators in the list would be alternatives: at least 50, or less than 500, which is everything.',
        'Write `[">=", 50, "<", 500]`, the lower bound first.',
      ],
      answer: '{\n  "detail": { "total": [{ "numeric": [">=", 50, "<", 500] }] }\n}',
      why: 'Within a list stands “or”, so a range has to be one operator with both bounds.',
    },
    {
      version: 1,
      id: 'anything-but-these',
      title: 'Anything but these',
      situation:
        'Every region gets the newsletter except eu-west-1 and us-east-1, which have their own. Orders without a region get none.',
      task: patternTask(
        '{\n  "detail": { "region": ["ap-south-1"] }\n}',
        {
          'ap-south-1': [order({ region: 'ap-south-1' }), true],
          'eu-west-1': [order({ region: 'eu-west-1' }), false],
          'us-east-1': [order({ region: 'us-east-1' }), false],
        },
        {
          'sa-east-1': [order({ region: 'sa-east-1' }), true],
          'no region': [order({}), false],
        },
      ),
      hints: [
        'The operator is called `anything-but`.',
        'It takes one value, or a list of them. A missing region is left out by itself.',
        'Two of them in one list would be alternatives, and each lets the other’s value in. Write one: `{"anything-but": ["eu-west-1", "us-east-1"]}`.',
      ],
      answer: '{\n  "detail": { "region": [{ "anything-but": ["eu-west-1", "us-east-1"] }] }\n}',
      why: 'anything-but needs a value that is not one of those listed. A missing field has no value, so it does not match either.',
    },
    {
      version: 1,
      id: 'nobody-who-tests',
      title: 'Nobody who tests',
      situation:
        'Accounts for tests have ids that begin with test- or demo-. Real customers have all other ids.',
      task: patternTask(
        '{\n  "detail": { "customer": [{ "anything-but": "test-1" }] }\n}',
        {
          'a customer': [order({ customer: 'c-881' }), true],
          'a test': [order({ customer: 'test-1' }), false],
          'a demonstration': [order({ customer: 'demo-ada' }), false],
        },
        {
          'another test': [order({ customer: 'test-99' }), false],
          'a customer with test in the middle': [order({ customer: 'c-test-1' }), true],
        },
      ),
      hints: [
        '`anything-but` may have an operator in the place of its value: `prefix`, for one.',
        'A `prefix` inside `anything-but` takes a list of texts, too.',
        'Write `[{"anything-but": {"prefix": ["test-", "demo-"]}}]`.',
      ],
      answer:
        '{\n  "detail": { "customer": [{ "anything-but": { "prefix": ["test-", "demo-"] } }] }\n}',
      why: 'Inside anything-but a list means “none of these”. Outside of it a list means “one of these”: that is why two of them do not help.',
    },
    {
      version: 1,
      id: 'in-the-middle',
      title: 'In the middle',
      situation:
        'Reports lie in reports/, a year, and then a file that ends in .csv: reports/2026/may.csv. Match these and nothing else in the bucket.',
      task: patternTask(
        '{\n  "detail": { "key": [{ "prefix": "reports/" }] }\n}',
        {
          'a report': [{ detail: { key: 'reports/2026/may.csv' } }, true],
          'a picture in reports': [{ detail: { key: 'reports/2026/chart.png' } }, false],
          'a table elsewhere': [{ detail: { key: 'tables/2026/may.csv' } }, false],
        },
        {
          'an older report': [{ detail: { key: 'reports/1999/dec.csv' } }, true],
          'a file without a year': [{ detail: { key: 'reports/may.csv' } }, false],
        },
      ),
      hints: [
        'prefix and suffix in one list are alternatives, and “and” is what is needed.',
        'The operator is called `wildcard`: each `*` in its text stands for any characters, or none.',
        'Write `[{"wildcard": "reports/*/*.csv"}]`.',
      ],
      answer: '{\n  "detail": { "key": [{ "wildcard": "reports/*/*.csv" }] }\n}',
      why: 'The whole text has to match a wildcard, so what stands outside the stars is both a beginning and an end. A star crosses slashes as well.',
    },
    {
      version: 1,
      id: 'from-a-network',
      title: 'From a network',
      situation:
        'Logins from the office come from 10.20.0.0 to 10.20.255.255. Match them by the network.',
      task: patternTask(
        '{\n  "detail": { "ip": [{ "prefix": "10.2" }] }\n}',
        {
          'from the office': [{ detail: { ip: '10.20.7.1' } }, true],
          'from elsewhere': [{ detail: { ip: '10.21.0.1' } }, false],
        },
        {
          'the last address': [{ detail: { ip: '10.20.255.255' } }, true],
          'a similar one': [{ detail: { ip: '10.200.7.1' } }, false],
        },
      ),
      hints: [
        'A prefix of letters knows nothing of addresses.',
        'The operator is called `cidr`. The first two numbers are fixed, and each has 8 bits: that is a network of 16 bits, written `/16` behind its first address.',
        'Write `[{"cidr": "10.20.0.0/16"}]`.',
      ],
      answer: '{\n  "detail": { "ip": [{ "cidr": "10.20.0.0/16" }] }\n}',
      why: 'cidr reads the text as an address and compares its bits. What is no address, such as the name of a service, does not match.',
    },
  ],
};
