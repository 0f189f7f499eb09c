using System;
using System.Linq;
using System.Management.Automation;

namespace Sim
{
    [Cmdlet(VerbsCommon.Get, "Service")]
    public sealed class GetService : PSCmdlet
    {
        [Parameter(Position = 0)] public string[] Name { get; set; }

        protected override void ProcessRecord()
        {
            foreach (var name in Name ?? new[] { "*" })
            {
                var found = Machine.Now.Services.All.Where(s => WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(s.Name)).Select(s => new ServiceController(s)).ToList();
                WriteObject(found, true);
                if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                    WriteError(ServiceCommand.Missing(name, "GetServiceCommand"));
            }
        }
    }

    /// <summary>What the commands that change services have in common. They act as PowerShell's Service.cs does.</summary>
    public abstract class ServiceCommand : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true)] public string[] Name { get; set; }

        public static ErrorRecord Missing(string name, string command) => new ErrorRecord(
            new InvalidOperationException(Texts.Of(Machine.Now.Language, "no-service", name)), "NoServiceFoundForGivenName,Microsoft.PowerShell.Commands." + command, ErrorCategory.ObjectNotFound, name);

        protected abstract void Act(Service service);

        protected void Fail(Service service, Exception cause, string id, ErrorCategory category) => WriteError(new ErrorRecord(cause, id, category, service.Name));

        /// <summary>Waits two seconds at a time, and for as long as the service says that it is on its way.</summary>
        protected void Await(Service service, ServiceStatus wanted, ServiceStatus pending, string id)
        {
            for (var turn = 0; !service.Reaches(wanted, 2); turn++)
            {
                if (service.Status != pending) { Fail(service, new InvalidOperationException(Texts.Of(Machine.Now.Language, "service-failed", service.Name)), id, ErrorCategory.OpenError); return; }
                if (turn > 1000) throw Machine.Now.Refuse(MyInvocation.MyCommand.Name + " waits for ever");
            }
        }

        protected override void ProcessRecord()
        {
            foreach (var name in Name)
            {
                var service = Machine.Now.Services.Find(name);
                if (service == null) WriteError(Missing(name, GetType().Name)); else Act(service);
            }
        }
    }

    [Cmdlet(VerbsLifecycle.Start, "Service", SupportsShouldProcess = true)]
    public sealed class StartService : ServiceCommand
    {
        protected override void Act(Service service)
        {
            try { Machine.Now.Services.Start(service); }
            catch (InvalidOperationException e) { Fail(service, e, "CouldNotStartService", ErrorCategory.OpenError); return; }
            Await(service, ServiceStatus.Running, ServiceStatus.StartPending, "StartServiceFailed");
        }
    }

    /// <summary>Without -Force a service on which others depend is not stopped; with it, they stop first.</summary>
    [Cmdlet(VerbsLifecycle.Stop, "Service", SupportsShouldProcess = true)]
    public sealed class StopService : ServiceCommand
    {
        [Parameter] public SwitchParameter Force { get; set; }
        [Parameter] public SwitchParameter NoWait { get; set; }

        protected override void Act(Service service)
        {
            if (!Force && service.Dependents.Any(s => s.Status != ServiceStatus.Stopped))
            {
                Fail(service, new InvalidOperationException(Texts.Of(Machine.Now.Language, "has-dependents", service.Name)), "ServiceHasDependentServices", ErrorCategory.InvalidOperation);
                return;
            }
            try { Machine.Now.Services.Stop(service); }
            catch (InvalidOperationException e) { Fail(service, e, "CouldNotStopService", ErrorCategory.CloseError); return; }
            if (!NoWait) Await(service, ServiceStatus.Stopped, ServiceStatus.StopPending, "StopServiceFailed");
        }
    }

    [Cmdlet(VerbsCommon.Set, "Service", SupportsShouldProcess = true)]
    public sealed class SetService : ServiceCommand
    {
        [Parameter] public ServiceStart StartupType { get; set; }

        protected override void Act(Service service)
        {
            if (!Machine.Now.User.Elevated || service.Denied || service.Deleted)
            {
                Fail(service, new InvalidOperationException(Texts.Of(Machine.Now.Language, "cannot-configure", service.Name)), "CouldNotSetService", ErrorCategory.PermissionDenied);
                return;
            }
            Machine.Now.Registry.Set(ServiceStore.Root + service.Name, "Start", new RegistryValue(Microsoft.Win32.RegistryValueKind.DWord, (int)StartupType));
        }
    }
}
