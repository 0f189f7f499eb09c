using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Sim
{
    /// <summary>Scheduled tasks. A task runs when a script starts it, or when the test lets its time come.</summary>
    public sealed class TaskStore
    {
        private readonly Machine machine;
        private readonly SortedDictionary<string, ScheduledTask> tasks = new SortedDictionary<string, ScheduledTask>(StringComparer.OrdinalIgnoreCase);
        public TaskStore(Machine machine) { this.machine = machine; }

        public ScheduledTask Find(string name) { machine.Live(); return tasks.TryGetValue(name, out var task) ? task : null; }

        public void Add(ScheduledTask task, bool force)
        {
            if (!machine.User.Elevated || (string)machine.Spec["taskStore"] == "denied") throw new UnauthorizedAccessException(Texts.Of(machine.Language, "denied"));
            if (tasks.ContainsKey(task.TaskName) && !force) throw new InvalidOperationException("Cannot create a file when that file already exists.");
            machine.Write("task " + task.TaskName);
            tasks[task.TaskName] = task;
        }

        public void Remove(string name)
        {
            machine.Write("task " + name);
            tasks.Remove(name);
        }

        /// <summary>Runs the script of a task as SYSTEM and keeps what it prints, as the command line of the task says.</summary>
        public void Fire(ScheduledTask task)
        {
            var command = Regex.Match(task.Action.Argument ?? "", "-Command \"& '([^']+)' > '([^']+)'\"$");
            if (!task.Action.Execute.Equals("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", StringComparison.OrdinalIgnoreCase) || !command.Success) throw machine.Refuse("task: " + task.Action.Execute + " " + task.Action.Argument);
            if (task.Principal?.UserId != "S-1-5-18") throw machine.Refuse("task as " + task.Principal?.UserId);
            var output = Runner.RunAsSystem(machine, command.Groups[1].Value);
            if (machine.Files.Find(command.Groups[2].Value) == null) machine.Files.Create(command.Groups[2].Value, false);
            machine.Files.Store(command.Groups[2].Value, System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", output) + "\r\n"));
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var task in tasks.Values) state["task " + task.TaskName] = task.Action.Execute + " " + task.Action.Argument + task.When + task.Settings;
        }
    }

    public sealed class TaskAction { public string Execute, Argument; }
    public sealed class TaskTrigger { public DateTime At; }
    public sealed class TaskPrincipal { public string UserId; }
    /// <summary>Windows starts no task on battery, and none too late, unless its settings say so.</summary>
    public sealed class TaskSettings
    {
        public bool Late, OnBattery, StaysOnBattery;
        public override string ToString() => (Late ? ", late too" : "") + (OnBattery ? ", on battery too" : "") + (StaysOnBattery ? ", to its end" : "");
    }

    public sealed class ScheduledTask
    {
        internal TaskAction Action;
        internal TaskTrigger Trigger;
        internal TaskPrincipal Principal;
        internal TaskSettings Settings;
        internal bool Started;
        public string TaskName { get; internal set; }
        /// <summary>When it is due, as it was said when the task was made.</summary>
        internal string When = "";
        public string TaskPath => "\\";
        public string State => "Ready";
    }

    [Cmdlet(VerbsCommon.New, "ScheduledTaskAction")]
    public sealed class NewScheduledTaskAction : PSCmdlet
    {
        [Parameter(Mandatory = true)] public string Execute { get; set; }
        [Parameter] public string Argument { get; set; }
        protected override void ProcessRecord() => WriteObject(new TaskAction { Execute = Execute, Argument = Argument });
    }

    [Cmdlet(VerbsCommon.New, "ScheduledTaskTrigger")]
    public sealed class NewScheduledTaskTrigger : PSCmdlet
    {
        [Parameter] public SwitchParameter Once { get; set; }
        [Parameter(Mandatory = true)] public DateTime At { get; set; }
        protected override void ProcessRecord() => WriteObject(new TaskTrigger { At = At });
    }

    [Cmdlet(VerbsCommon.New, "ScheduledTaskPrincipal")]
    public sealed class NewScheduledTaskPrincipal : PSCmdlet
    {
        [Parameter(Mandatory = true)] public string UserId { get; set; }
        [Parameter] [ValidateSet("None", "Password", "S4U", "Interactive", "Group", "ServiceAccount", "InteractiveOrPassword")] public string LogonType { get; set; }
        [Parameter] [ValidateSet("Limited", "Highest")] public string RunLevel { get; set; }
        protected override void ProcessRecord() => WriteObject(new TaskPrincipal { UserId = UserId });
    }

    [Cmdlet(VerbsCommon.New, "ScheduledTaskSettingsSet")]
    public sealed class NewScheduledTaskSettingsSet : PSCmdlet
    {
        [Parameter] public SwitchParameter StartWhenAvailable { get; set; }
        [Parameter] public SwitchParameter AllowStartIfOnBatteries { get; set; }
        [Parameter] public SwitchParameter DontStopIfGoingOnBatteries { get; set; }
        protected override void ProcessRecord() => WriteObject(new TaskSettings { Late = StartWhenAvailable, OnBattery = AllowStartIfOnBatteries, StaysOnBattery = DontStopIfGoingOnBatteries });
    }

    [Cmdlet(VerbsLifecycle.Register, "ScheduledTask")]
    public sealed class RegisterScheduledTask : PSCmdlet
    {
        [Parameter(Mandatory = true)] public string TaskName { get; set; }
        [Parameter(Mandatory = true)] public TaskAction Action { get; set; }
        [Parameter] public TaskTrigger Trigger { get; set; }
        [Parameter] public TaskPrincipal Principal { get; set; }
        [Parameter] public TaskSettings Settings { get; set; }
        [Parameter] public SwitchParameter Force { get; set; }

        protected override void ProcessRecord()
        {
            var task = new ScheduledTask { TaskName = TaskName, Action = Action, Trigger = Trigger, Principal = Principal, Settings = Settings };
            if (Trigger != null) task.When = " in " + Math.Round((Trigger.At - Machine.Now.Time).TotalMinutes) + " minutes";
            try { Machine.Now.Tasks.Add(task, Force); WriteObject(task); }
            catch (Exception e) when (e is UnauthorizedAccessException || e is InvalidOperationException)
            {
                WriteError(new ErrorRecord(e, "HRESULT 0x80070005,Register-ScheduledTask", ErrorCategory.PermissionDenied, TaskName));
            }
        }
    }

    /// <summary>What the commands that name a task have in common.</summary>
    public abstract class TaskCommand : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true)] public string TaskName { get; set; }
        protected abstract void Act(ScheduledTask task);
        protected override void ProcessRecord()
        {
            var task = Machine.Now.Tasks.Find(TaskName);
            if (task != null) { Act(task); return; }
            WriteError(new ErrorRecord(new InvalidOperationException(Texts.Of(Machine.Now.Language, "no-task", TaskName)), "CmdletizationQuery_NotFound_TaskName", ErrorCategory.ObjectNotFound, TaskName));
        }
    }

    [Cmdlet(VerbsCommon.Get, "ScheduledTask")]
    public sealed class GetScheduledTask : TaskCommand
    {
        protected override void Act(ScheduledTask task) => WriteObject(task);
    }

    [Cmdlet(VerbsLifecycle.Start, "ScheduledTask")]
    public sealed class StartScheduledTask : TaskCommand
    {
        /// <summary>"startedTasks: later" in the spec: it takes so long that the test lets it run itself.</summary>
        protected override void Act(ScheduledTask task)
        {
            task.Started = true;
            if ((string)Machine.Now.Spec["startedTasks"] != "later") Machine.Now.Tasks.Fire(task);
        }
    }

    [Cmdlet(VerbsLifecycle.Unregister, "ScheduledTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
    public sealed class UnregisterScheduledTask : TaskCommand
    {
        protected override void Act(ScheduledTask task)
        {
            // Without -Confirm:$false Windows asks, and a script that asks hangs in Run Command.
            if (!MyInvocation.BoundParameters.TryGetValue("Confirm", out var asks) || ((SwitchParameter)asks).IsPresent) throw Machine.Now.Refuse("Unregister-ScheduledTask asks before it acts");
            Machine.Now.Tasks.Remove(task.TaskName);
        }
    }
}
