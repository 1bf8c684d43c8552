// Generated from packages/domain/src/messages: npm run generate.
/** By the names that the API knows them by. */
export const texts: Readonly<Record<string, string>> = {
    "Application Administrator": "Application Administrator",
    "Authentication Administrator": "Authentication Administrator",
    "Billing Administrator": "Billing Administrator",
    "Cloud Application Administrator": "Cloud Application Administrator",
    "Cloud Device Administrator": "Cloud Device Administrator",
    "Compliance Administrator": "Compliance Administrator",
    "Conditional Access Administrator": "Conditional Access Administrator",
    "Directory Readers": "Directory Readers",
    "Directory Writers": "Directory Writers",
    "Domain Name Administrator": "Domain Name Administrator",
    "Exchange Administrator": "Exchange Administrator",
    "Global Administrator": "Global Administrator",
    "Global Reader": "Global Reader",
    "Groups Administrator": "Groups Administrator",
    "Guest Inviter": "Guest Inviter",
    "Helpdesk Administrator": "Helpdesk Administrator",
    "Intune Administrator": "Intune Administrator",
    "License Administrator": "License Administrator",
    "Password Administrator": "Password Administrator",
    "Privileged Authentication Administrator": "Privileged Authentication Administrator",
    "Privileged Role Administrator": "Privileged Role Administrator",
    "Reports Reader": "Reports Reader",
    "Security Administrator": "Security Administrator",
    "Security Operator": "Security Operator",
    "Security Reader": "Security Reader",
    "Service Support Administrator": "Service Support Administrator",
    "SharePoint Administrator": "SharePoint Administrator",
    "Teams Administrator": "Teams Administrator",
    "User Administrator": "User Administrator",
};

declare module '../texts.ts' {
  interface Areas {
    readonly directoryRoles: Readonly<Record<string, string>>;
  }
}
