export { NO_SENDING, readSendingSettings, type SendingSettings } from './sending-settings.ts';
