using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Sim
{
    /// <summary>A console without a person at it, as Run Command has: whoever asks something, fails the test.</summary>
    public sealed class QuietHost : PSHost
    {
        private readonly QuietUI ui;
        public QuietHost(List<string> output) { ui = new QuietUI(output); }
        public override string Name => "ConsoleHost";
        public override Version Version => new Version(5, 1);
        public override Guid InstanceId { get; } = Guid.NewGuid();
        public override PSHostUserInterface UI => ui;
        public override CultureInfo CurrentCulture => new CultureInfo(Machine.Now.Language == "de" ? "de-DE" : "en-US");
        public override CultureInfo CurrentUICulture => CurrentCulture;
        public override void EnterNestedPrompt() => throw Machine.Now.Refuse("prompt");
        public override void ExitNestedPrompt() { }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) => Machine.Now.Unknown.Add("exit " + exitCode);
    }

    public sealed class QuietUI : PSHostUserInterface
    {
        private readonly List<string> output;
        public QuietUI(List<string> output) { this.output = output; }
        public override PSHostRawUserInterface RawUI => null;
        private static Exception Asks() => Machine.Now.Refuse("a question to the person");
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> fields) => throw Asks();
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int standard) => throw Asks();
        public override PSCredential PromptForCredential(string caption, string message, string user, string target) => throw Asks();
        public override PSCredential PromptForCredential(string caption, string message, string user, string target, PSCredentialTypes types, PSCredentialUIOptions options) => throw Asks();
        public override string ReadLine() => throw Asks();
        public override SecureString ReadLineAsSecureString() => throw Asks();
        public override void Write(string value) => output.Add(value);
        public override void Write(ConsoleColor front, ConsoleColor back, string value) => output.Add(value);
        public override void WriteLine(string value) => output.Add(value);
        public override void WriteErrorLine(string value) => output.Add("[stderr] " + value);
        public override void WriteDebugLine(string value) { }
        public override void WriteVerboseLine(string value) { }
        public override void WriteWarningLine(string value) => output.Add("[warning] " + value);
        public override void WriteProgress(long id, ProgressRecord record) { }
    }
}
