using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>As in Windows: an enumeration, so that `if ($rule.Enabled)` is true for a rule that is off.</summary>
    public enum RuleEnabled { True = 1, False = 2 }
    public enum RuleAction { Allow = 2, Block = 4 }
    public enum RuleDirection { Inbound = 1, Outbound = 2 }

    /// <summary>Rules by their language-neutral name. A spec: { enabled, profile, action, direction, protocol, port, from, group }.</summary>
    public sealed class FirewallStore
    {
        private readonly Machine machine;
        private readonly SortedDictionary<string, FirewallRule> rules = new SortedDictionary<string, FirewallRule>(StringComparer.OrdinalIgnoreCase);

        public FirewallStore(Machine machine, JsonObject spec)
        {
            this.machine = machine;
            foreach (var rule in spec) if (rule.Value != null) rules[rule.Key] = new FirewallRule(rule.Key, (JsonObject)rule.Value, machine.Language);
        }

        public IEnumerable<FirewallRule> All { get { machine.Live(); return rules.Values; } }

        public void Change(string what) 
        {
            if (!machine.User.Elevated || (string)machine.Spec["firewallStore"] == "denied") throw new UnauthorizedAccessException(Texts.Of(machine.Language, "denied"));
            machine.Write("rule " + what);
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var rule in rules.Values) state["rule " + rule.Name] = rule.Enabled + ";" + rule.Profile + ";" + string.Join(",", rule.RemoteAddress) + ";" + rule.Action;
        }
    }

    public sealed class FirewallRule
    {
        internal string[] RemoteAddress, LocalPort;
        internal readonly string Protocol;

        public FirewallRule(string name, JsonObject spec, string language)
        {
            Name = name;
            Enabled = (bool?)spec["enabled"] == true ? RuleEnabled.True : RuleEnabled.False;
            Profile = (string)spec["profile"] ?? "Any";
            Action = (string)spec["action"] == "Block" ? RuleAction.Block : RuleAction.Allow;
            Direction = (string)spec["direction"] == "Outbound" ? RuleDirection.Outbound : RuleDirection.Inbound;
            Protocol = (string)spec["protocol"] ?? "TCP";
            LocalPort = ((string)spec["port"] ?? "3389").Split(',');
            RemoteAddress = ((string)spec["from"] ?? "Any").Split(',');
            DisplayName = (language == "de" ? "Remotedesktop - " : "Remote Desktop - ") + name;
        }

        public string Name { get; }
        public string InstanceID => Name;
        public string DisplayName { get; }
        public RuleEnabled Enabled { get; internal set; }
        /// <summary>Windows prints a list with blanks: "Domain, Private".</summary>
        public string Profile { get; internal set; }
        public RuleAction Action { get; }
        public RuleDirection Direction { get; }
    }

    [Cmdlet(VerbsCommon.Get, "NetFirewallRule")]
    public sealed class GetNetFirewallRule : PSCmdlet
    {
        [Parameter(Position = 0)] public string[] Name { get; set; }
        [Parameter] public string PolicyStore { get; set; }
        [Parameter] public RuleDirection? Direction { get; set; }
        [Parameter] public RuleAction? Action { get; set; }
        [Parameter] public RuleEnabled? Enabled { get; set; }

        protected override void ProcessRecord()
        {
            var found = Machine.Now.Firewall.All.Where(r => (Name == null || Name.Contains(r.Name, StringComparer.OrdinalIgnoreCase)) && (Direction == null || r.Direction == Direction)
                && (Action == null || r.Action == Action) && (Enabled == null || r.Enabled == Enabled)).ToList();
            WriteObject(found, true);
            if (found.Count == 0)
                WriteError(new ErrorRecord(new InvalidOperationException(Texts.Of(Machine.Now.Language, "no-rule", Name?[0])), "CmdletizationQuery_NotFound_InstanceID,Get-NetFirewallRule", ErrorCategory.ObjectNotFound, Name?[0]));
        }
    }

    [Cmdlet(VerbsCommon.Set, "NetFirewallRule", SupportsShouldProcess = true)]
    public sealed class SetNetFirewallRule : PSCmdlet
    {
        [Parameter(Mandatory = true)] public string Name { get; set; }
        [Parameter] public RuleEnabled? Enabled { get; set; }
        [Parameter] public string[] Profile { get; set; }
        [Parameter] public string[] RemoteAddress { get; set; }

        protected override void ProcessRecord()
        {
            var rule = Machine.Now.Firewall.All.FirstOrDefault(r => r.Name.Equals(Name, StringComparison.OrdinalIgnoreCase));
            try
            {
                if (rule == null) throw new InvalidOperationException(Texts.Of(Machine.Now.Language, "no-rule", Name));
                var profile = Profile == null ? rule.Profile : Ordered(string.Join(",", Profile));
                Machine.Now.Firewall.Change(Name);
                if (Enabled != null) rule.Enabled = Enabled.Value;
                rule.Profile = profile;
                if (RemoteAddress != null) rule.RemoteAddress = RemoteAddress.Select(Masked).ToArray();
            }
            catch (Exception e) when (e is InvalidOperationException || e is UnauthorizedAccessException)
            {
                WriteError(new ErrorRecord(e, "Windows System Error 5,Set-NetFirewallRule", ErrorCategory.PermissionDenied, Name));
            }
        }

        /// <summary>A subnet comes back with its mask: 10.0.0.0/8 as 10.0.0.0/255.0.0.0 (NetworkingDsc issue 169).</summary>
        private static string Masked(string address)
        {
            var parts = address.Split('/');
            if (parts.Length < 2 || !int.TryParse(parts[1], out var bits) || bits > 32) return address;
            var mask = bits == 0 ? 0 : uint.MaxValue << (32 - bits);
            return bits == 32 ? parts[0] : parts[0] + "/" + string.Join(".", BitConverter.GetBytes(mask).Reverse());
        }

        /// <summary>A set of flags: it comes back in its own order, with blanks.</summary>
        private static string Ordered(string text)
        {
            var wanted = text.Split(',').Select(t => t.Trim()).ToList();
            foreach (var one in wanted) if (!new[] { "Domain", "Private", "Public", "Any" }.Contains(one)) throw new InvalidOperationException("Cannot convert value \"" + one + "\" to type Profile.");
            return wanted.Contains("Any") ? "Any" : string.Join(", ", new[] { "Domain", "Private", "Public" }.Where(wanted.Contains));
        }
    }

    [Cmdlet(VerbsCommon.Get, "NetFirewallAddressFilter")]
    public sealed class GetNetFirewallAddressFilter : PSCmdlet
    {
        [Parameter(Mandatory = true)] public FirewallRule AssociatedNetFirewallRule { get; set; }
        protected override void ProcessRecord() => WriteObject(new PSObject(new { RemoteAddress = AssociatedNetFirewallRule.RemoteAddress.Length == 1 ? (object)AssociatedNetFirewallRule.RemoteAddress[0] : AssociatedNetFirewallRule.RemoteAddress }));
    }

    [Cmdlet(VerbsCommon.Get, "NetFirewallPortFilter")]
    public sealed class GetNetFirewallPortFilter : PSCmdlet
    {
        [Parameter(Mandatory = true)] public FirewallRule AssociatedNetFirewallRule { get; set; }
        protected override void ProcessRecord() => WriteObject(new PSObject(new { Protocol = AssociatedNetFirewallRule.Protocol, LocalPort = AssociatedNetFirewallRule.LocalPort.Length == 1 ? (object)AssociatedNetFirewallRule.LocalPort[0] : AssociatedNetFirewallRule.LocalPort }));
    }

    [Cmdlet(VerbsCommon.Get, "NetConnectionProfile")]
    public sealed class GetNetConnectionProfile : PSCmdlet
    {
        protected override void ProcessRecord()
        {
            var networks = ((JsonArray)Machine.Now.Spec["networks"])?.Select(n => (string)n).ToList() ?? new List<string>();
            foreach (var network in networks) WriteObject(new PSObject(new { Name = "Network", InterfaceIndex = 4, NetworkCategory = network }));
            if (networks.Count == 0) WriteError(new ErrorRecord(new InvalidOperationException("No MSFT_NetConnectionProfile objects found."), "CmdletizationQuery_NotFound", ErrorCategory.ObjectNotFound, null));
        }
    }
}
