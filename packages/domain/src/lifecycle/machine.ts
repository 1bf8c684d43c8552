/** From one state to another, by a command or by a rule of time. */
interface Transition<S extends string> {
  readonly from: S;
  readonly to: S;
  readonly by: string;
}

/** The states of one kind of entity, those it can begin in here, and every transition between them. */
export interface Machine<S extends string> {
  readonly label: string;
  readonly states: readonly S[];
  readonly initial: readonly S[];
  readonly transitions: readonly Transition<S>[];
}

/** Thrown for a transition or a first state that the table does not have: a bug, never a caller's fault. */
export class IllegalTransition extends Error {
  override readonly name = 'IllegalTransition';
}

/** Whether the table has this transition. Staying in a state is not one. */
export const isLegal = <S extends string>(machine: Machine<S>, from: S, to: S): boolean =>
  machine.transitions.some((entry) => entry.from === from && entry.to === to);

/** The new state. Decisions change a state in no other way. @throws IllegalTransition */
export const transition = <S extends string, const T extends S>(machine: Machine<S>, from: S, to: T): T => {
  if (!isLegal(machine, from, to)) throw new IllegalTransition(`${machine.label}: ${from} to ${to}`);
  return to;
};

/** The first state. Decisions give a new row its state in no other way. @throws IllegalTransition */
export const begin = <S extends string, const T extends S>(machine: Machine<S>, state: T): T => {
  if (!machine.initial.includes(state)) throw new IllegalTransition(`${machine.label}: begins as ${state}`);
  return state;
};
