using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Sim
{
    public sealed class EventEntry
    {
        public string LogName { get; set; }
        public string ProviderName { get; set; }
        public int Id { get; set; }
        public DateTime TimeCreated { get; set; }
        public string Message => Texts.Of(Machine.Now.Language, "fault");
    }

    /// <summary>Event logs. A spec: [ { log, provider, id, minutesAgo } ].</summary>
    public sealed class EventStore
    {
        public readonly List<EventEntry> All = new List<EventEntry>();

        public EventStore(JsonArray spec)
        {
            foreach (var entry in spec ?? new JsonArray())
                All.Add(new EventEntry { LogName = (string)entry["log"] ?? "System", ProviderName = (string)entry["provider"] ?? Manager, Id = (int)entry["id"], TimeCreated = DateTime.Now.AddMinutes(-((double?)entry["minutesAgo"] ?? 5)) });
        }

        public const string Manager = "Microsoft-Windows-TerminalServices-RemoteConnectionManager";
        public void Log(int id) => All.Add(new EventEntry { LogName = "System", ProviderName = Manager, Id = id, TimeCreated = Machine.Now.Time });
    }

    /// <summary>Newest first. A query that finds nothing is an error, as on Windows.</summary>
    [Cmdlet(VerbsCommon.Get, "WinEvent")]
    public sealed class GetWinEvent : PSCmdlet
    {
        [Parameter(Mandatory = true)] public Hashtable FilterHashtable { get; set; }
        [Parameter] public long MaxEvents { get; set; } = 1000000;

        protected override void ProcessRecord()
        {
            foreach (string key in FilterHashtable.Keys)
                if (!new[] { "LogName", "ProviderName", "Id", "StartTime", "EndTime", "Level" }.Contains(key, StringComparer.OrdinalIgnoreCase)) throw Machine.Now.Refuse("Get-WinEvent filter " + key);
            var found = Machine.Now.Events.All.Where(e => In("LogName", e.LogName) && In("ProviderName", e.ProviderName) && In("Id", e.Id.ToString())
                && (FilterHashtable["StartTime"] == null || e.TimeCreated >= LanguagePrimitives.ConvertTo<DateTime>(FilterHashtable["StartTime"])))
                .OrderByDescending(e => e.TimeCreated).Take((int)Math.Min(MaxEvents, 10000)).ToList();
            WriteObject(found, true);
            if (found.Count == 0)
                WriteError(new ErrorRecord(new Exception(Texts.Of(Machine.Now.Language, "no-events")), "NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand", ErrorCategory.ObjectNotFound, null));
        }

        private bool In(string key, string value) =>
            FilterHashtable[key] == null || LanguagePrimitives.ConvertTo<string[]>(FilterHashtable[key]).Any(v => v.Equals(value, StringComparison.OrdinalIgnoreCase));
    }
}
