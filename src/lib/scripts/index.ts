/**
 * Fix + answers + names + channel -> the text that a person copies. Pure: text in, text out; no node imports,
 * so an island can compose while somebody types. Static checks live in check/ and stay out of the browser.
 */
export type {
  ChannelId, Composed, FixForScripts, FootprintItem, Language, NameId, Names, Part, QuestionId, RdpAnswers, Refused,
  RunsOn, ScriptRequest, Texts,
} from './types.ts';
export { PARTS } from './types.ts';
export { NAME_FIELDS, nameField, checkName, type NameField } from './names.ts';
export { CHANNEL_RULES, carry, channelRule, namesFor, type ChannelRule } from './channels/registry.ts';
export { compose } from './compose.ts';
export { sha256 } from './sha256.ts';
