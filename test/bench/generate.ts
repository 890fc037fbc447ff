// The matcher's workload: seeded, so that the same events and rules come out on every machine.
let s = 42;
const rnd = () => {
  s = (s + 0x6d2b79f5) | 0;
  let t = Math.imul(s ^ (s >>> 15), 1 | s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const int = (n: number): number => Math.floor(rnd() * n);
const pick = <T>(list: readonly T[]): T => list[int(list.length)] as T;
const hex = (n: number): string =>
  Array.from({ length: n }, () => '0123456789abcdef'[int(16)]).join('');
const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];
const names = ['Ana', 'Bo', 'Chidi', 'Dara', 'Eun', 'Farid', 'Goran', 'Hana'];
const cities = ['Lisbon', 'Lagos', 'Seoul', 'Porto', 'Austin', 'Kraków', 'São Paulo', 'Tōkyō'];
const order = () => ({
  order_id: uuid(),
  customer_id: `cust-${int(5000)}`,
  customer_email: `${pick(names).toLowerCase()}${int(900)}@example.com`,
  status: pick(['NEW', 'PAID', 'PACKED', 'SHIPPED', 'CANCELLED']),
  currency: pick(['EUR', 'USD', 'GBP']),
  total: Math.round(rnd() * 200000) / 100,
  priority: int(10),
  gift: rnd() < 0.2,
  coupon: rnd() < 0.3 ? `SAVE${int(50)}` : null,
  items: Array.from({ length: 1 + int(4) }, () => ({
    sku: `SKU-${String(int(3000)).padStart(5, '0')}`,
    quantity: 1 + int(5),
    price: Math.round(rnd() * 30000) / 100,
    tags: [pick(['fragile', 'heavy', 'food', 'book']), pick(['new', 'sale'])],
  })),
  shipping: {
    city: pick(cities),
    country: pick(['PT', 'NG', 'KR', 'US', 'PL', 'BR', 'JP']),
    method: pick(['standard', 'express', 'pickup']),
    ip: `10.${int(4)}.${int(256)}.${int(256)}`,
  },
  timestamp: `2026-0${1 + int(9)}-1${int(10)}T1${int(10)}:00:00Z`,
});
const kinds: readonly (() => readonly [string, string, Readonly<Record<string, unknown>>])[] = [
  () => [
    'com.ecommerce.orders',
    pick(['OrderCreated', 'OrderPaid', 'OrderShipped', 'OrderCancelled']),
    order(),
  ],
  () => [
    'com.ecommerce.inventory',
    pick(['StockLow', 'StockUpdated']),
    {
      sku: `SKU-${String(int(3000)).padStart(5, '0')}`,
      level: int(500),
      warehouse: {
        id: `wh-${int(40)}`,
        city: pick(cities),
        shelves: Array.from({ length: 6 }, () => ({ row: int(20), bin: hex(4), count: int(90) })),
      },
      operator: pick(names),
      note: 'Counted during the nightly stock check, corrected by hand where the scanner failed. '.repeat(
        2,
      ),
    },
  ],
  () => [
    'aws.ec2',
    'EC2 Instance State-change Notification',
    {
      'instance-id': `i-${hex(17)}`,
      state: pick(['pending', 'running', 'stopping', 'stopped', 'terminated']),
    },
  ],
  () => [
    'aws.s3',
    pick(['Object Created', 'Object Deleted']),
    {
      version: '0',
      bucket: {
        name: `${pick(['media', 'logs', 'orders', 'raw'])}-${pick(['prod', 'test'])}-${int(30)}`,
      },
      object: {
        key: `${pick(['incoming', 'archive', 'tmp'])}/2026/${1 + int(12)}/${hex(12)}.${pick(['jpg', 'png', 'csv', 'json.gz', 'parquet'])}`,
        size: int(5e7),
        etag: hex(32),
        sequencer: hex(18),
      },
      'request-id': hex(16).toUpperCase(),
      requester: '123456789012',
      'source-ip-address': `10.${int(4)}.${int(256)}.${int(256)}`,
      reason: pick(['PutObject', 'CompleteMultipartUpload', 'DeleteObject']),
    },
  ],
  () => [
    'aws.cloudtrail',
    'AWS API Call via CloudTrail',
    {
      eventVersion: '1.08',
      userIdentity: {
        type: pick(['IAMUser', 'AssumedRole', 'Root']),
        principalId: hex(20).toUpperCase(),
        arn: `arn:aws:iam::123456789012:user/${pick(names)}`,
        accountId: '123456789012',
        sessionContext: {
          attributes: {
            creationDate: '2026-10-10T10:10:10Z',
            mfaAuthenticated: pick(['true', 'false']),
          },
        },
      },
      eventTime: '2026-10-10T10:10:10Z',
      eventSource: pick([
        'iam.amazonaws.com',
        's3.amazonaws.com',
        'ec2.amazonaws.com',
        'kms.amazonaws.com',
      ]),
      eventName: pick(['CreateUser', 'DeleteBucket', 'RunInstances', 'Decrypt', 'PutBucketPolicy']),
      awsRegion: pick(regions),
      sourceIPAddress: `192.168.${int(256)}.${int(256)}`,
      userAgent: 'aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.8 md/arch#x86_64',
      requestParameters: {
        userName: pick(names),
        tags: Array.from({ length: 3 }, () => ({ key: hex(6), value: hex(8) })),
      },
      responseElements: null,
      requestID: uuid(),
      eventID: uuid(),
      readOnly: rnd() < 0.5,
      eventType: 'AwsApiCall',
      managementEvent: true,
    },
  ],
];
const event = () => {
  const [source, type, detail] = pick(kinds)();
  const region = pick(regions);
  return {
    version: '0',
    id: uuid(),
    'detail-type': type,
    source,
    account: '123456789012',
    time: '2026-10-10T10:10:10Z',
    region,
    resources:
      source === 'aws.ec2'
        ? [`arn:aws:ec2:${region}:123456789012:instance/${detail['instance-id']}`]
        : [],
    detail,
  };
};
const types: Readonly<Record<string, (index: number) => object>> = {
  exact: (i) => ({
    source: ['com.ecommerce.orders'],
    'detail-type': ['OrderCreated'],
    detail: { status: [pick(['NEW', 'PAID'])], customer_id: [`cust-${i % 5000}`] },
  }),
  prefix: () => ({
    source: [{ prefix: 'aws.' }],
    detail: { object: { key: [{ prefix: pick(['incoming/', 'archive/2026/1', 'tmp/']) }] } },
  }),
  suffix: () => ({
    'detail-type': ['Object Created'],
    detail: { object: { key: [{ suffix: pick(['.jpg', '.parquet', '.json.gz']) }] } },
  }),
  'equals-ignore-case': () => ({
    detail: {
      userIdentity: { type: [{ 'equals-ignore-case': pick(['iamuser', 'ROOT', 'assumedRole']) }] },
    },
  }),
  wildcard: () => ({
    detail: { bucket: { name: [{ wildcard: pick(['media-*-7', '*-prod-*', 'logs-test-1*']) }] } },
  }),
  'anything-but': () => ({
    source: ['aws.ec2'],
    detail: { state: [{ 'anything-but': [pick(['running', 'stopped']), 'pending'] }] },
  }),
  'anything-but-wildcard': () => ({
    detail: {
      object: {
        key: [{ 'anything-but': { wildcard: pick(['incoming/*', '*.jpg', 'tmp/*.csv']) } }],
      },
    },
  }),
  numeric: (i) => ({
    detail: { total: [{ numeric: ['>', 1500 + (i % 400), '<=', 1900 + (i % 100)] }] },
  }),
  cidr: (i) => ({ detail: { 'source-ip-address': [{ cidr: `10.${i % 4}.0.0/16` }] } }),
  exists: () => ({
    source: ['com.ecommerce.orders'],
    detail: { coupon: [{ exists: true }], refund: [{ exists: false }] },
  }),
  arrays: (i) => ({
    detail: {
      items: {
        sku: [`SKU-${String(i % 3000).padStart(5, '0')}`],
        quantity: [{ numeric: ['>=', 2] }],
        tags: ['fragile'],
      },
    },
  }),
  or: (i) => ({
    source: ['com.ecommerce.orders'],
    $or: [
      { detail: { total: [{ numeric: ['>', 1990] }] } },
      { detail: { priority: [i % 10], gift: [true] } },
    ],
  }),
};

/**
 * Event envelopes of about 680 characters each.
 */
export function generateEvents(count: number): readonly string[] {
  s = 42;
  return Array.from({ length: count }, () => JSON.stringify(event()));
}

/**
 * One set for each family of operators, and mixed ones in which the matches stay few while the rules
 * grow: beyond the first hundred only selective rules are added.
 */
export function generateRules(): Readonly<Record<string, readonly object[]>> {
  s = 4242;
  const families = Object.entries(types);
  const sets: Record<string, readonly object[]> = {};
  for (const [name, patternAt] of families) {
    sets[name] = Array.from({ length: 5 }, (_, i) => patternAt(i * 7));
  }
  for (const size of [10, 100, 1000, 10000]) {
    sets[`mixed-${size}`] = Array.from({ length: size }, (_, i) => {
      const [name, patternAt] = families[i % families.length] ?? ['', () => ({})];
      const pattern = patternAt(i);
      const isSelective = i < 100 || name === 'exact' || name === 'arrays';
      return isSelective ? pattern : { ...pattern, account: [String(100000000000 + i)] };
    });
  }
  return sets;
}
