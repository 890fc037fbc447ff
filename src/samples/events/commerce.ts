import { inGroup } from './library-event.ts';

const ORDERS = 'com.example.orders';

export const commerceEvents = inGroup('Your own events', [
  {
    id: 'order-created',
    title: 'Order created',
    service: 'Orders',
    description: 'A customer has ordered two things. The items are a list of objects.',
    tags: ['e-commerce', 'array'],
    event: {
      source: ORDERS,
      detailType: 'OrderCreated',
      detail: {
        order_id: 'ord-10412',
        customer: { id: 'cus-338', email: 'ada@example.com', country: 'DE' },
        items: [
          { sku: 'MUG-001', quantity: 2, price: 9.5 },
          { sku: 'TEE-014', quantity: 1, price: 23 },
        ],
        currency: 'EUR',
        total: 42,
        coupon: null,
      },
    },
  },
  {
    id: 'order-created-large',
    title: 'Large order created',
    service: 'Orders',
    description:
      'An order over 1,000: for rules with numeric, and with anything-but on the country.',
    tags: ['e-commerce', 'numeric', 'fraud'],
    event: {
      source: ORDERS,
      detailType: 'OrderCreated',
      time: '2026-01-15T09:04:12Z',
      detail: {
        order_id: 'ord-10413',
        customer: { id: 'cus-902', email: 'grace@example.com', country: 'US' },
        items: [{ sku: 'DESK-200', quantity: 3, price: 499.95 }],
        currency: 'USD',
        total: 1499.85,
        coupon: 'NEWYEAR',
      },
    },
  },
  {
    id: 'order-cancelled',
    title: 'Order cancelled',
    service: 'Orders',
    description: 'A customer has changed their mind; the reason may be absent.',
    tags: ['e-commerce', 'exists'],
    event: {
      source: ORDERS,
      detailType: 'OrderCancelled',
      time: '2026-01-15T09:31:40Z',
      detail: {
        order_id: 'ord-10412',
        cancelled_by: 'customer',
        reason: 'found-cheaper',
        refund: { amount: 42, currency: 'EUR' },
      },
    },
  },
  {
    id: 'order-shipped',
    title: 'Order shipped',
    service: 'Shipping',
    description: 'A parcel has left the warehouse.',
    tags: ['e-commerce', 'logistics'],
    event: {
      source: 'com.example.shipping',
      detailType: 'ParcelDispatched',
      time: '2026-01-16T06:12:00Z',
      detail: {
        order_id: 'ord-10413',
        carrier: 'DHL',
        tracking_number: 'JD014600003828',
        warehouse: 'us-east/newark-2',
        parcels: [
          { weight_kg: 21.4, fragile: false },
          { weight_kg: 19.8, fragile: true },
        ],
      },
    },
  },
  {
    id: 'payment-authorised',
    title: 'Payment authorised',
    service: 'Payments',
    description: 'A card payment went through. The amount is in minor units.',
    tags: ['payment', 'numeric'],
    event: {
      source: 'com.example.payments',
      detailType: 'PaymentAuthorised',
      time: '2026-01-15T09:04:15Z',
      detail: {
        payment_id: 'pay-7f2c91',
        order_id: 'ord-10413',
        amount_minor: 149985,
        currency: 'USD',
        method: { type: 'card', brand: 'visa', last4: '4242' },
        risk_score: 12,
      },
    },
  },
  {
    id: 'payment-failed',
    title: 'Payment failed',
    service: 'Payments',
    description: 'A card was declined for the third time.',
    tags: ['payment', 'error'],
    event: {
      source: 'com.example.payments',
      detailType: 'PaymentFailed',
      time: '2026-01-15T10:02:51Z',
      detail: {
        payment_id: 'pay-7f2ca0',
        order_id: 'ord-10420',
        amount_minor: 2599,
        currency: 'EUR',
        method: { type: 'card', brand: 'mastercard', last4: '0069' },
        failure: { code: 'expired_card', retryable: false },
        attempt: 3,
      },
    },
  },
  {
    id: 'stock-low',
    title: 'Stock is low',
    service: 'Inventory',
    description: 'Fewer pieces are left than the threshold says.',
    tags: ['warehouse', 'numeric'],
    event: {
      source: 'com.example.inventory',
      detailType: 'StockLow',
      time: '2026-01-15T11:15:00Z',
      detail: {
        sku: 'TEE-014',
        warehouse: 'eu-central/leipzig-1',
        available: 4,
        threshold: 10,
        supplier: { id: 'sup-12', lead_time_days: 9 },
      },
    },
  },
  {
    id: 'subscription-renewed',
    title: 'Subscription renewed',
    service: 'Billing',
    description: 'One tenant of many: rules split by tenant and plan.',
    tags: ['multi-tenant', 'saas', 'billing'],
    event: {
      source: 'com.example.billing',
      detailType: 'SubscriptionRenewed',
      time: '2026-02-01T00:00:04Z',
      detail: {
        tenant_id: 'tenant-acme',
        metadata: { correlation_id: 'c0ffee-17', schema_version: '2.1' },
        data: {
          subscription_id: 'sub-771',
          plan: 'enterprise',
          seats: 250,
          monthly_price: 4750,
          features: ['sso', 'audit-log', 'priority-support'],
        },
      },
    },
  },
  {
    id: 'tenant-usage-exceeded',
    title: 'Tenant over its quota',
    service: 'Usage',
    description: 'A tenant used more than its plan allows.',
    tags: ['multi-tenant', 'saas', 'numeric'],
    event: {
      source: 'com.example.usage',
      detailType: 'QuotaExceeded',
      time: '2026-01-28T17:45:00Z',
      detail: {
        tenant_id: 'tenant-globex',
        metadata: { correlation_id: '9b1d-22', schema_version: '2.1' },
        data: { metric: 'api_calls', used: 1042311, limit: 1000000, plan: 'team' },
      },
    },
  },
]);
