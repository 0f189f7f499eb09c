using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sim
{
    /// <summary>The CIM classes that scripts ask for. To add one, add a line to the table.</summary>
    [Cmdlet(VerbsCommon.Get, "CimInstance")]
    public sealed class GetCimInstance : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true)] public string ClassName { get; set; }
        [Parameter] public string Filter { get; set; }
        [Parameter] public string Namespace { get; set; }

        private static readonly Dictionary<string, Func<Machine, IEnumerable<object>>> Classes = new Dictionary<string, Func<Machine, IEnumerable<object>>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Win32_Service"] = m => m.Services.All.Select(s => new { s.Name, s.DisplayName, s.ProcessId, State = s.Status.ToString(), StartMode = s.StartType == ServiceStart.Automatic ? "Auto" : s.StartType.ToString() }),
            ["Win32_OperatingSystem"] = m => new[] { new { BuildNumber = (string)m.Registry.Read("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "CurrentBuildNumber"), OSLanguage = m.Language == "de" ? 1031 : 1033 } },
            ["Win32_ComputerSystem"] = m => new[] { new { PartOfDomain = (bool?)m.Spec["domainJoined"] ?? false, Name = "PC" } },
        };

        protected override void ProcessRecord()
        {
            Machine.Now.Live();
            if ((string)Machine.Now.Spec["cim"] == "broken") { ThrowTerminatingError(new ErrorRecord(new InvalidOperationException("Invalid class"), "HRESULT 0x80041010", ErrorCategory.MetadataError, ClassName)); }
            if (!Classes.TryGetValue(ClassName, out var rows)) throw Machine.Now.Refuse("Get-CimInstance " + ClassName);
            foreach (var row in rows(Machine.Now)) if (Passes(row)) WriteObject(new PSObject(row));
        }

        /// <summary>Only `Name = 'value'` and `Name = 7` are understood; the answer to anything else would be a guess.</summary>
        private bool Passes(object row)
        {
            if (string.IsNullOrEmpty(Filter)) return true;
            var match = Regex.Match(Filter, @"^\s*(\w+)\s*=\s*(?:'([^']*)'|(?=\d)(\d+))\s*$");
            if (!match.Success) throw Machine.Now.Refuse("WQL " + Filter);
            var value = row.GetType().GetProperty(match.Groups[1].Value)?.GetValue(row);
            return string.Equals(value?.ToString(), match.Groups[2].Value + match.Groups[3].Value, StringComparison.OrdinalIgnoreCase);
        }
    }
}
