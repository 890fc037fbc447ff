import type { Span } from '../core/model/span.ts';
import type {
  ArrayExplanation,
  ExplanationNode,
  FieldExplanation,
  ObjectExplanation,
} from '../core/pattern/explanation.ts';

/** Where a part of the delivered event was typed; `null` for what the service added. */
export type ToEditor = (span: Span) => Span | null;

/** The same explanation with the places of the event's values in the event as typed. */
export function inEditor(root: ObjectExplanation, toEditor: ToEditor): ObjectExplanation {
  const place = (span: Span) => toEditor(span) ?? { from: 0, to: 0 };

  const fieldIn = (field: FieldExplanation): FieldExplanation => ({
    ...field,
    values: field.values.map((value) => ({ ...value, span: place(value.span) })),
    near: field.near && { ...field.near, span: place(field.near.span) },
  });
  const arrayIn = (array: ArrayExplanation): ArrayExplanation => ({
    ...array,
    span: place(array.span),
    elements: array.elements.map((element) => ({
      ...element,
      span: place(element.span),
      arrays: element.arrays.map(arrayIn),
    })),
  });
  const objectIn = (object: ObjectExplanation): ObjectExplanation => ({
    ...object,
    children: object.children.map(nodeIn),
    arrays: object.arrays.map(arrayIn),
  });
  const nodeIn = (node: ExplanationNode): ExplanationNode => {
    switch (node.kind) {
      case 'field':
        return fieldIn(node);
      case 'all':
        return objectIn(node);
      case 'or':
        return { ...node, children: node.children.map(objectIn) };
    }
  };
  return objectIn(root);
}
