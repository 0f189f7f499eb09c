using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>Who listens on which TCP port. Remote Desktop Services listens if it runs, is switched on and finds its port free.</summary>
    public static class Listeners
    {
        private const string Server = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";

        public static List<(int Port, int Process)> Of(Machine machine)
        {
            var all = new List<(int, int)>();
            foreach (var other in machine.Spec["listening"] as JsonObject ?? new JsonObject())
                if (other.Value != null && Process(machine, other.Value) != 0) all.Add((int.Parse(other.Key), Process(machine, other.Value)));
            var service = machine.Services.Find("TermService");
            var policy = machine.Registry.Read("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services", "fDenyTSConnections");
            var denied = Equals(policy ?? machine.Registry.Read(Server, "fDenyTSConnections"), 1);
            var port = (int)(machine.Registry.Read(Server + "\\WinStations\\RDP-Tcp", "PortNumber") ?? 3389);
            var opened = service != null && service.Status == ServiceStatus.Running && !denied && Equals(machine.Registry.Read(Server + "\\WinStations\\RDP-Tcp", "fEnableWinStation") ?? 1, 1)
                && !((string)machine.Spec["listener"] == "lost" && service.Started < DateTime.Now.AddHours(-1));
            if (opened && all.All(l => l.Item1 != port)) all.Add((port, service.ProcessId));
            return all;
        }

        /// <summary>A number is a process; a text is the service that it belongs to.</summary>
        private static int Process(Machine machine, JsonNode owner) =>
            owner is JsonValue value && value.TryGetValue<int>(out var id) ? id : machine.Services.Find((string)owner)?.ProcessId ?? 0;
    }

    [Cmdlet(VerbsCommon.Get, "NetTCPConnection")]
    public sealed class GetNetTCPConnection : PSCmdlet
    {
        [Parameter] [ValidateSet("Listen")] public string State { get; set; }
        [Parameter] public ushort[] LocalPort { get; set; }

        protected override void ProcessRecord()
        {
            var found = Listeners.Of(Machine.Now).Where(l => l.Process != 0 && (LocalPort == null || LocalPort.Contains((ushort)l.Port))).ToList();
            foreach (var one in found) WriteObject(new PSObject(new { LocalAddress = "0.0.0.0", LocalPort = (ushort)one.Port, State = "Listen", OwningProcess = (uint)one.Process }));
            if (found.Count == 0)
                WriteError(new ErrorRecord(new InvalidOperationException("No MSFT_NetTCPConnection objects found."), "CmdletizationQuery_NotFound_LocalPort,Get-NetTCPConnection", ErrorCategory.ObjectNotFound, null));
        }
    }

    /// <summary>Processes of services, and the one that the script itself runs in.</summary>
    [Cmdlet(VerbsCommon.Get, "Process")]
    public sealed class GetProcess : PSCmdlet
    {
        [Parameter(Mandatory = true)] public int Id { get; set; }

        protected override void ProcessRecord()
        {
            var machine = Machine.Now;
            machine.Live();
            if (Id == Environment.ProcessId)
            {
                WriteObject(new PSObject(new { Id, ProcessName = "powershell", SessionId = Runner.InTask ? 0 : machine.User.Session, StartTime = machine.Time }));
                return;
            }
            var service = machine.Services.All.FirstOrDefault(s => s.ProcessId == Id && Id != 0);
            if (service != null) WriteObject(new PSObject(new { Id, ProcessName = "svchost", SessionId = 0, StartTime = service.Started }));
            else WriteError(new ErrorRecord(new InvalidOperationException("Cannot find a process with the process identifier " + Id + "."), "NoProcessFoundForGivenId,Microsoft.PowerShell.Commands.GetProcessCommand", ErrorCategory.ObjectNotFound, Id));
        }
    }
}
