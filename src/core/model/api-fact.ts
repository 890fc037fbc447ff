import type { Instant } from './brand.ts';
import type { DeliveryIdentity } from './delivery-fact.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpResponse {
  /** `null` if none came within five seconds. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly latencyMilliseconds: number;
}

/** What goes between EventBridge and the endpoint of an API destination. */
export type ApiFact =
  /** As many calls as may be have been made: this one waits. */
  | ({
      readonly type: 'api-call-queued';
      readonly attempt: number;
      readonly until: Instant;
    } & DeliveryIdentity)
  /** To the authorization endpoint of an OAuth connection. */
  | ({
      readonly type: 'api-token-request';
      readonly attempt: number;
      readonly connection: string;
    } & HttpRequest &
      DeliveryIdentity)
  | ({
      readonly type: 'api-token-response';
      readonly attempt: number;
      readonly connection: string;
    } & HttpResponse &
      DeliveryIdentity)
  | ({ readonly type: 'api-request'; readonly attempt: number } & HttpRequest & DeliveryIdentity)
  | ({ readonly type: 'api-response'; readonly attempt: number } & HttpResponse & DeliveryIdentity);
