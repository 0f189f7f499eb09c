using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Sim
{
    /// <summary>A program of Windows. To add one, write a class like the others: the harness finds it by itself.</summary>
    public abstract class NativeTool
    {
        /// <summary>With its ending: "reg.exe".</summary>
        public abstract string Name { get; }
        /// <summary>Acts, prints, and returns the exit code.</summary>
        public abstract int Run(Machine machine, string[] args, TextWriter print, TextWriter error);

        public static readonly Dictionary<string, NativeTool> All = typeof(NativeTool).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(NativeTool))).Select(t => (NativeTool)Activator.CreateInstance(t)).ToDictionary(t => t.Name);
    }

    /// <summary>What the function named like a program calls.</summary>
    [Cmdlet(VerbsLifecycle.Invoke, "NativeTool")]
    public sealed class InvokeNativeTool : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true)] public string Tool { get; set; }
        [Parameter(Position = 1)] public object[] Arguments { get; set; }

        protected override void ProcessRecord()
        {
            Machine.Now.Live();
            var print = new StringWriter();
            var error = new StringWriter();
            var args = (Arguments ?? new object[0]).Select(a => (string)LanguagePrimitives.ConvertTo(a, typeof(string))).ToArray();
            var code = NativeTool.All[Tool].Run(Machine.Now, args, print, error);
            SessionState.PSVariable.Set("global:LASTEXITCODE", code);
            foreach (var line in print.ToString().Split('\n')) if (line.TrimEnd('\r') != "") WriteObject(line.TrimEnd('\r'));
            if (error.ToString() != "") Host.UI.WriteErrorLine(error.ToString().Trim());
        }
    }
}
