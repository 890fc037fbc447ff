import { createContext } from 'svelte';
import type { ResourceProblem } from '../../core/model/problem.ts';

export type SettingProblem = Pick<ResourceProblem, 'severity' | 'message'>;

/** What the settings of one thing share: what is wrong with each, and which is to have the focus. */
export interface SettingScope {
  problemsOf(name: string): readonly SettingProblem[];
  /** The name of the setting that takes the focus as soon as it is on screen. */
  readonly wanted: string | null;
  /** It has it. */
  reached(): void;
}

export const [settingScope, setSettingScope] = createContext<SettingScope>();

/** Gives the focus to the first control of a setting that is wanted. */
export function reachable(scope: SettingScope, name: string) {
  return (element: HTMLElement) => {
    if (scope.wanted !== name) return;
    element.scrollIntoView({ block: 'center' });
    element
      .querySelector<HTMLElement>('input, select, textarea, button, [contenteditable]')
      ?.focus();
    scope.reached();
  };
}
