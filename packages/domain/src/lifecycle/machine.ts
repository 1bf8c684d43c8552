/** One way from a state to another, by a command or by a rule of time. */
interface Way<S extends string> {
  readonly from: S;
  readonly to: S;
  readonly by: string;
}

/** The states of one kind of entity, how it can begin here, and every way between them. */
export interface Machine<S extends string> {
  readonly called: string;
  readonly states: readonly S[];
  readonly begins: readonly S[];
  readonly ways: readonly Way<S>[];
}

/** Thrown for a transition or a beginning that the table does not have: a fault of the program, never of a caller. */
export class IllegalTransition extends Error {
  override readonly name = 'IllegalTransition';
}

/** Whether the table has this way. To stay in a state is none. */
export const isLegal = <S extends string>(machine: Machine<S>, from: S, to: S): boolean =>
  machine.ways.some((way) => way.from === from && way.to === to);

/** The state it goes to. The only way a decision changes a state. @throws IllegalTransition */
export const transition = <S extends string, const T extends S>(machine: Machine<S>, from: S, to: T): T => {
  if (!isLegal(machine, from, to)) throw new IllegalTransition(`${machine.called}: ${from} to ${to}`);
  return to;
};

/** The state it begins in. The only way a decision gives something new its state. @throws IllegalTransition */
export const begin = <S extends string, const T extends S>(machine: Machine<S>, state: T): T => {
  if (!machine.begins.includes(state)) throw new IllegalTransition(`${machine.called}: begins ${state}`);
  return state;
};
