using System.Collections.Generic;

namespace Sim
{
    /// <summary>Windows speaks the language of its owner. Scripts must not depend on any of these texts.</summary>
    public static class Texts
    {
        private static readonly Dictionary<string, string[]> All = new Dictionary<string, string[]>
        {
            // key: { English, German }
            ["fault"] = new[] { "The request could not be performed because of an I/O device error.", "Die Anforderung konnte wegen eines E/A-Ger\u00e4tefehlers nicht ausgef\u00fchrt werden." },
            ["path-denied"] = new[] { "Access to the path '{0}' is denied.", "Der Zugriff auf den Pfad \"{0}\" wurde verweigert." },
            ["unauthorized"] = new[] { "Attempted to perform an unauthorized operation.", "Es wurde versucht, einen nicht autorisierten Vorgang auszuf\u00fchren." },
            ["in-use"] = new[] { "The process cannot access the file '{0}' because it is being used by another process.", "Der Prozess kann nicht auf die Datei \"{0}\" zugreifen, da sie von einem anderen Prozess verwendet wird." },
            ["hidden-or-system"] = new[] { "You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.", "Sie haben keine ausreichenden Zugriffsberechtigungen, um diesen Vorgang auszuf\u00fchren, oder das Element ist ausgeblendet, schreibgesch\u00fctzt oder ein Systemelement." },
            ["no-subkey"] = new[] { "Cannot delete a subkey tree because the subkey does not exist.", "Die Unterschl\u00fcsselstruktur kann nicht gel\u00f6scht werden, da der Unterschl\u00fcssel nicht vorhanden ist." },
            ["no-keyset"] = new[] { "Keyset does not exist", "Der Schl\u00fcsselsatz ist nicht vorhanden." },
            ["no-privilege"] = new[] { "The process does not possess the 'SeSecurityPrivilege' privilege which is required for this operation.", "Der Prozess verf\u00fcgt nicht \u00fcber die f\u00fcr diesen Vorgang erforderliche Berechtigung SeSecurityPrivilege." },
            ["registry-denied"] = new[] { "Requested registry access is not allowed.", "Der angeforderte Registrierungszugriff ist unzul\u00e4ssig." },
            ["no-path"] = new[] { "Cannot find path '{0}' because it does not exist.", "Der Pfad \"{0}\" kann nicht gefunden werden, da er nicht vorhanden ist." },
            ["no-property"] = new[] { "Property {0} does not exist at path {1}.", "Die Eigenschaft {0} ist im Pfad {1} nicht vorhanden." },
            ["property-exists"] = new[] { "The property already exists.", "Die Eigenschaft ist bereits vorhanden." },
            ["exists"] = new[] { "The item '{0}' already exists.", "Das Element \"{0}\" ist bereits vorhanden." },
            ["no-service"] = new[] { "Cannot find any service with service name '{0}'.", "Es wurde kein Dienst mit dem Dienstnamen \"{0}\" gefunden." },
            ["cannot-start"] = new[] { "Service '{0} ({0})' cannot be started due to the following error: Cannot start service {0} on computer '.'.", "Der Dienst \"{0} ({0})\" kann aufgrund des folgenden Fehlers nicht gestartet werden: Der Dienst {0} auf dem Computer . kann nicht gestartet werden." },
            ["cannot-stop"] = new[] { "Service '{0} ({0})' cannot be stopped due to the following error: Cannot stop {0} service on computer '.'.", "Der Dienst \"{0} ({0})\" kann aufgrund des folgenden Fehlers nicht beendet werden: Der Dienst {0} auf dem Computer . kann nicht beendet werden." },
            ["service-failed"] = new[] { "Failed to start or stop service '{0} ({0})'.", "Fehler beim Starten oder Beenden des Diensts \"{0} ({0})\"." },
            ["time-out"] = new[] { "Time out has expired and the operation has not been completed.", "Die Zeit\u00fcberschreitung ist abgelaufen, und der Vorgang wurde nicht abgeschlossen." },
            ["has-dependents"] = new[] { "Cannot stop service '{0} ({0})' because it has dependent services. It can only be stopped if the Force flag is set.", "Der Dienst \"{0} ({0})\" kann nicht beendet werden, da er \u00fcber abh\u00e4ngige Dienste verf\u00fcgt." },
            ["cannot-configure"] = new[] { "Service '{0} ({0})' cannot be configured due to the following error: Access is denied", "Der Dienst \"{0} ({0})\" kann aufgrund des folgenden Fehlers nicht konfiguriert werden: Zugriff verweigert" },
            ["no-events"] = new[] { "No events were found that match the specified selection criteria.", "Es wurden keine Ereignisse gefunden, die den angegebenen Auswahlkriterien entsprechen." },
            ["no-rule"] = new[] { "No MSFT_NetFirewallRule objects found with property 'InstanceID' equal to '{0}'.  Verify the value of the property and retry.", "Es wurden keine MSFT_NetFirewallRule-Objekte gefunden, bei denen die Eigenschaft \"InstanceID\" den Wert \"{0}\" hat." },
            ["no-task"] = new[] { "No MSFT_ScheduledTask objects found with property 'TaskName' equal to '{0}'.  Verify the value of the property and retry.", "Es wurden keine MSFT_ScheduledTask-Objekte gefunden, bei denen die Eigenschaft \"TaskName\" den Wert \"{0}\" hat." },
            ["denied"] = new[] { "Access is denied.", "Zugriff verweigert" },
            ["not-owner"] = new[] { "The security identifier is not allowed to be the owner of this object.", "Die Sicherheits-ID darf nicht der Besitzer dieses Objekts sein." },
            ["reg-missing"] = new[] { "ERROR: The system was unable to find the specified registry key or value.", "FEHLER: Der angegebene Registrierungsschl\u00fcssel bzw. Wert wurde nicht gefunden." },
            ["reg-denied"] = new[] { "ERROR: Access is denied.", "FEHLER: Zugriff verweigert" },
            ["reg-done"] = new[] { "The operation completed successfully.", "Der Vorgang wurde erfolgreich beendet." },
            ["file-missing"] = new[] { "The system cannot find the file specified.", "Das System kann die angegebene Datei nicht finden." },
            ["takeown"] = new[] { "SUCCESS: The file (or folder): \"{0}\" now owned by the administrators group.", "ERFOLGREICH: Die Datei (oder der Ordner): \"{0}\" ist jetzt Eigentum der Gruppe \"Administratoren\"." },
            ["tool-denied"] = new[] { "ERROR: Access is denied.", "FEHLER: Zugriff verweigert" },
            ["cmdkey-deleted"] = new[] { "CMDKEY: Credential deleted successfully.", "CMDKEY: Anmeldeinformationen wurden gel\u00f6scht." },
            ["cmdkey-missing"] = new[] { "CMDKEY: Element not found.", "CMDKEY: Element nicht gefunden." },
            ["cmdkey-no-session"] = new[] { "CMDKEY: A specified logon session does not exist. It may already have been terminated.", "CMDKEY: Eine angegebene Anmeldesitzung ist nicht vorhanden. Sie wurde gegebenenfalls bereits beendet." },
            ["listen"] = new[] { "Listen", "Abh\u00f6ren" },
            ["active"] = new[] { "Active", "Aktiv" },
            ["disconnected"] = new[] { "Disc", "Getr." },
            ["session-head"] = new[] { " SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE ", " SITZUNGSNAME      BENUTZERNAME             ID  STATUS  TYP         GER\u00c4T " },
        };

        public static string Of(string language, string key, params object[] values) =>
            string.Format(All[key][language == "de" ? 1 : 0], values);
    }
}
