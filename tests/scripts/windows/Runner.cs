using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>
    /// Answers requests, one JSON text a line: { machine, actions: [ { run | fire | set | look }, ... ] }, or { parse: text, target }.
    /// Each script gets a fresh runspace, in which nothing of this computer can be reached.
    /// </summary>
    public static class Runner
    {
        private static readonly Dictionary<string, Type> Known = new Dictionary<string, Type>();
        private static bool inTask;
        public static bool InTask => inTask;

        /// <summary>Cmdlets of PowerShell that work on objects alone, or through the simulated providers.</summary>
        public static readonly string[] Plain =
        {
            "ForEach-Object", "Where-Object", "Out-Null", "Set-StrictMode", "Sort-Object", "Select-Object", "Write-Output", "Measure-Object", "Group-Object", "Compare-Object",
            "Get-Command", "Test-Path", "Get-Item", "Get-ChildItem", "New-Item", "Remove-Item", "Move-Item", "Rename-Item", "Copy-Item", "Get-ItemProperty", "Get-ItemPropertyValue",
            "Set-ItemProperty", "New-ItemProperty", "Remove-ItemProperty", "Get-Content", "Set-Content", "Add-Content", "Join-Path", "Split-Path", "ConvertTo-Json", "ConvertFrom-Json",
            "Select-String", "Out-String", "Write-Error", "Write-Warning", "Add-Member", "Get-Variable", "Get-Unique",
        };

        private static readonly Dictionary<string, Type> Doubles = new Dictionary<string, Type>
        {
            ["System.Security.Principal.WindowsIdentity"] = typeof(WindowsIdentity),
            ["System.Security.Principal.WindowsPrincipal"] = typeof(WindowsPrincipal),
            ["System.IO.File"] = typeof(File),
            ["System.Security.Cryptography.X509Certificates.RSACertificateExtensions"] = typeof(RSACertificateExtensions),
            ["System.Environment"] = typeof(SystemEnvironment),
        };

        /// <param name="plain">the implementing types of <see cref="Plain"/>, by name</param>
        public static void Prepare(System.Collections.IDictionary plain)
        {
            foreach (System.Collections.DictionaryEntry entry in plain) Known[(string)entry.Key] = (Type)entry.Value;
            // A type accelerator wins over the type of the same full name, so scripts need no seam for tests.
            var accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");
            foreach (var one in Doubles) accelerators.GetMethod("Add").Invoke(null, new object[] { one.Key, one.Value });
            Environment.SetEnvironmentVariable("COMPUTERNAME", "PC");
            Environment.SetEnvironmentVariable("PATH", "");
            // Else PowerShell would load its own module for a cmdlet that is not simulated, and run the real one.
            Environment.SetEnvironmentVariable("PSModulePath", "");
        }

        public static string Answer(string line)
        {
            var request = (JsonObject)JsonNode.Parse(Thumbprints(line));
            if (request["parse"] != null) return new JsonObject { ["steps"] = SyntaxCheck.Read((string)request["parse"], (bool)request["target"]) }.ToJsonString();
            Machine.Now = null;
            var machine = new Machine((JsonObject)request["machine"].DeepClone());
            Machine.Now = machine;
            var answers = new JsonArray();
            foreach (var action in (JsonArray)request["actions"]) answers.Add(Act(machine, (JsonObject)action));
            return new JsonObject { ["steps"] = answers }.ToJsonString();
        }

        /// <summary>Thumbprints differ with every run, so a table gives a certificate a stand-in: { as: "AAAA...", ... }.</summary>
        private static string Thumbprints(string line)
        {
            foreach (var store in (JsonObject)JsonNode.Parse(line)["machine"]?["certificates"] ?? new JsonObject())
                foreach (var one in (JsonArray)store.Value ?? new JsonArray())
                    if (one["as"] != null) line = line.Replace("\"as\":\"" + one["as"], "\"as\":\"@").Replace((string)one["as"], Mint.Make(Without((JsonObject)one)).Thumbprint).Replace("\"as\":\"@", "\"as\":\"" + one["as"]);
            return line;
        }

        internal static JsonObject Without(JsonObject certificate)
        {
            var plain = (JsonObject)certificate.DeepClone();
            plain.Remove("as");
            plain.Remove("keyOf");
            return plain;
        }

        private static JsonObject Act(Machine machine, JsonObject action)
        {
            machine.Writes.Clear();
            machine.Happened.Clear();
            machine.FailAt = (int?)action["failAt"] ?? 0;
            machine.CrashAt = (int?)action["crashAt"] ?? 0;
            machine.Crashed = false;
            var output = new List<string>();
            var meanwhile = new List<string>();
            machine.MeanwhileAt = (int?)action["meanwhile"]?["at"] ?? 0;
            machine.Meanwhile = () => Meanwhile(machine, (JsonObject)action["meanwhile"], meanwhile);
            string fault = null;
            try
            {
                if (action["run"] != null) output = Run(machine, (string)action["run"], false);
                else if (action["fire"] != null) { var task = machine.Tasks.Find((string)action["fire"]); if (task != null && (task.Trigger != null || task.Started)) machine.Tasks.Fire(task); }
                else if (action["set"] != null) Change(machine, (JsonObject)action["set"]);
            }
            catch (PipelineStoppedException) { }
            catch (Exception e) { fault = e.GetType().Name + ": " + e.Message; }
            var crashed = machine.Crashed;
            machine.Crashed = false;
            return new JsonObject
            {
                ["output"] = List(output), ["meanwhile"] = List(meanwhile), ["writes"] = List(machine.Writes), ["happened"] = List(machine.Happened), ["unknown"] = List(machine.Unknown),
                ["crashed"] = crashed, ["fault"] = fault, ["slept"] = machine.Slept,
                ["state"] = new JsonObject(machine.State().Select(s => new KeyValuePair<string, JsonNode>(s.Key, s.Value))),
            };
        }

        private static JsonArray List(IEnumerable<string> texts) => new JsonArray(texts.Select(t => (JsonNode)t).ToArray());

        /// <summary>What happens in another window while a script is half-way.</summary>
        private static void Meanwhile(Machine machine, JsonObject action, List<string> output)
        {
            if (action["set"] != null) Change(machine, (JsonObject)action["set"]);
            if (action["run"] != null) output.AddRange(Run(machine, (string)action["run"], true));
        }

        /// <summary>What somebody else does between two scripts: registry values, files, or any part of the spec.</summary>
        private static void Change(Machine machine, JsonObject change)
        {
            foreach (var key in change["registry"] as JsonObject ?? new JsonObject())
                foreach (var value in (JsonObject)key.Value)
                {
                    if (value.Value == null) { if (machine.Registry.Exists(key.Key)) machine.Registry.Values(key.Key).Remove(value.Key); continue; }
                    var made = RegistryValue.From(value.Value);
                    machine.Registry.Put(key.Key, value.Key, made.Data, made.Kind);
                }
            foreach (var file in change["files"] as JsonObject ?? new JsonObject())
            {
                var path = WindowsPath.Normal(RegistryValue.Expand(file.Key));
                if (file.Value == null) machine.Files.Unplant(path); else machine.Files.Plant(path, (JsonObject)file.Value.DeepClone());
            }
            if (change["user"] != null) machine.Become(new User(change["user"]));
            foreach (var rule in change["firewall"] as JsonObject ?? new JsonObject())
            {
                var one = machine.Firewall.All.First(r => r.Name == rule.Key);
                if (rule.Value["enabled"] != null) one.Enabled = (bool)rule.Value["enabled"] ? RuleEnabled.True : RuleEnabled.False;
                if (rule.Value["from"] != null) one.RemoteAddress = ((string)rule.Value["from"]).Split(',');
            }
            foreach (var service in change["services"] as JsonObject ?? new JsonObject())
            {
                var one = machine.Services.Find(service.Key);
                if (service.Value["state"] != null) one.Status = (ServiceStatus)Enum.Parse(typeof(ServiceStatus), (string)service.Value["state"]);
                if (service.Value["start"] != null) machine.Registry.Put(ServiceStore.Root + one.Name, "Start", (int)(ServiceStart)Enum.Parse(typeof(ServiceStart), (string)service.Value["start"]), Microsoft.Win32.RegistryValueKind.DWord);
            }
            if (change["user"] != null) machine.Become(new User(change["user"]));
            foreach (var part in change.Where(p => !new[] { "registry", "files", "firewall", "services", "user" }.Contains(p.Key)).ToList()) machine.Spec[part.Key] = part.Value?.DeepClone();
        }

        /// <summary>A scheduled task: SYSTEM, session 0, its own process.</summary>
        public static List<string> RunAsSystem(Machine machine, string path)
        {
            var text = System.Text.Encoding.UTF8.GetString(machine.Files.Demand(path, SecurityDescriptor.ReadData).Bytes);
            var asked = machine.User;
            var outer = inTask;
            try
            {
                inTask = true;
                machine.Become(new User(new JsonObject { ["kind"] = "system" }));
                return Run(machine, text, true);
            }
            finally
            {
                inTask = outer;
                machine.Become(asked);
            }
        }

        private static int processes;

        /// <summary>A window that stays open keeps the files that a script left open; a task's process ends.</summary>
        private static List<string> Run(Machine machine, string text, bool nested)
        {
            var strange = SyntaxCheck.StrangeTypes(text);
            machine.Unknown.AddRange(strange.Select(type => "type " + type));
            if (strange.Count > 0) return new List<string> { "[not run]" };
            var outer = machine.Process;
            machine.Process = ++processes;
            try { return Play(machine, text, nested); }
            finally
            {
                if (inTask || machine.Crashed) machine.Files.Open.RemoveAll(file => file.Process == machine.Process);
                machine.Process = outer;
            }
        }

        private static List<string> Play(Machine machine, string text, bool nested)
        {
            // A script before this one may have changed them; here every window is a new one.
            Environment.SetEnvironmentVariable("ProgramData", "C:\\ProgramData");
            Environment.SetEnvironmentVariable("SystemRoot", "C:\\Windows");
            Environment.SetEnvironmentVariable("windir", "C:\\Windows");
            Environment.SetEnvironmentVariable("PROCESSOR_ARCHITECTURE", (string)machine.Spec["architecture"] ?? "AMD64");
            Environment.SetEnvironmentVariable("SESSIONNAME", inTask || machine.User.Kind == "system" ? null : machine.User.Remote ? "RDP-Tcp#7" : "Console");
            var output = new List<string>();
            using (var runspace = RunspaceFactory.CreateRunspace(new QuietHost(output), State(machine)))
            {
                if (nested) runspace.ThreadOptions = PSThreadOptions.UseNewThread;
                else runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
                runspace.Open();
                runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction = (sender, e) => { if (!e.CommandName.StartsWith("get-", StringComparison.Ordinal) && !Missing(machine, e.CommandName)) machine.Unknown.Add("command " + e.CommandName); };
                using (var shell = PowerShell.Create())
                {
                    shell.Runspace = runspace;
                    // A console prints objects; a script that prints anything but text is a mistake, so show it plainly.
                    shell.AddScript(text);
                    try { foreach (var item in shell.Invoke()) output.Add(item == null ? "" : item.BaseObject is string line ? line : "[object " + item.BaseObject.GetType().Name + "] " + item); }
                    catch (PipelineStoppedException) { machine.Crashed = true; }
                    catch (RuntimeException e) { output.Add("[error] " + e.Message); }
                    foreach (var error in shell.Streams.Error) output.Add("[error] " + error);
                }
            }
            return output;
        }

        /// <summary>A program that this edition of Windows lacks.</summary>
        private static bool Missing(Machine machine, string tool) => (machine.Spec["missingTools"] as JsonArray ?? new JsonArray()).Any(t => (string)t == tool);

        private static InitialSessionState State(Machine machine)
        {
            var state = InitialSessionState.Create();
            state.LanguageMode = (string)machine.Spec["languageMode"] == "constrained" ? PSLanguageMode.ConstrainedLanguage : PSLanguageMode.FullLanguage;
            foreach (var one in Known) state.Commands.Add(new SessionStateCmdletEntry(one.Key, one.Value, null));
            foreach (var type in typeof(Runner).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PSCmdlet)) && !t.IsAbstract))
            {
                var name = type.GetCustomAttribute<CmdletAttribute>();
                state.Commands.Add(new SessionStateCmdletEntry(name.VerbName + "-" + name.NounName, type, null));
            }
            foreach (var tool in NativeTool.All.Keys)
                if (!Missing(machine, tool)) state.Commands.Add(new SessionStateFunctionEntry(tool, "Invoke-NativeTool '" + tool + "' $args"));
            state.Providers.Add(new SessionStateProviderEntry("Registry", typeof(RegistryProvider), null));
            state.Providers.Add(new SessionStateProviderEntry("FileSystem", typeof(FileProvider), null));
            state.Providers.Add(new SessionStateProviderEntry("Certificate", typeof(CertificateProvider), null));
            foreach (var provider in Basic) state.Providers.Add(provider);
            state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", "None", "", ScopedItemOptions.Constant | ScopedItemOptions.AllScope));
            state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Continue, ""));
            state.Variables.Add(new SessionStateVariableEntry("ProgressPreference", ActionPreference.Continue, ""));
            state.Variables.Add(new SessionStateVariableEntry("ConfirmPreference", ConfirmImpact.High, ""));
            return state;
        }

        private static readonly SessionStateProviderEntry[] Basic = InitialSessionState.CreateDefault2().Providers.Where(p => p.Name == "Environment" || p.Name == "Variable" || p.Name == "Function").ToArray();
    }
}
