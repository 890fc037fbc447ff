import { articleSlug } from '../../core/model/article-slug.ts';
import type { DeliveryReport } from '../../core/report/delivery-report.ts';

/** An article, and what it is about. */
interface NamedArticle {
  readonly slug: string;
  readonly name: string;
}

/** The articles about a delivery: its kind of target, and what went wrong last. */
export function articlesOfDelivery(delivery: DeliveryReport): readonly NamedArticle[] {
  const error = delivery.attempts.at(-1)?.error?.code ?? null;
  const condition = delivery.deadLetter?.attributes.EXHAUSTED_RETRY_CONDITION;
  return [
    { slug: articleSlug.target(delivery.resource.type), name: delivery.resource.type },
    ...(error === null ? [] : [{ slug: articleSlug.errorCode(error), name: error }]),
    ...(condition ? [{ slug: articleSlug.exhausted(condition), name: condition }] : []),
  ];
}
