import type { DeliveryIdentity } from './delivery-fact.ts';

/** What goes between EventBridge and the endpoint of an API destination. */
export type ApiFact =
  | ({
      readonly type: 'api-request';
      readonly attempt: number;
      readonly method: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    } & DeliveryIdentity)
  | ({
      readonly type: 'api-response';
      readonly attempt: number;
      /** `null` if none came within five seconds. */
      readonly status: number | null;
      readonly body: string;
      readonly latencyMilliseconds: number;
    } & DeliveryIdentity);
