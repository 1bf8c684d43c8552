import { graphql, type ResultOf } from '../../common/graphql.ts';

export const UserLine = graphql(`
  fragment UserLine on User {
    id
    name
    email
    roles
    disabledAt
    createdAt
    commands { command allowedToViewer reason consequence }
  }
`);

export type UserLineData = ResultOf<typeof UserLine>;
type UserCommand = UserLineData['commands'][number];

/** undefined where it does not apply. */
export const commandOf = (
  { commands }: Pick<UserLineData, 'commands'>,
  command: UserCommand['command'],
): UserCommand | undefined => commands.find((one) => one.command === command);
