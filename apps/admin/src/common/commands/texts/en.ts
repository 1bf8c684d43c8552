export const texts = {
  askSuspend: (name: string) => `Suspend ${name}?`,
  askCancel: (name: string) => `Cancel ${name}?`,
  done: {
    SUSPEND: (name: string) => `${name} is suspended.`,
    REACTIVATE: (name: string) => `${name} is active again.`,
    CANCEL: (name: string) => `${name} is cancelled.`,
    CANCEL_AT_TERM_END: (name: string) => `${name} ends with its term.`,
    EXTEND_AT_TERM_END: (name: string) => `${name} goes on as a paid monthly extension after its term.`,
    TURN_ON_AUTO_RENEW: (name: string) => `Auto-renew is on for ${name}.`,
    TURN_OFF_AUTO_RENEW: (name: string) => `Auto-renew is off for ${name}.`,
  },
};

declare module '../../../texts/texts.ts' {
  interface Areas {
    readonly commands: typeof texts;
  }
}
