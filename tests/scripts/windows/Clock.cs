using System;
using System.Management.Automation;

namespace Sim
{
    /// <summary>Waits in simulated time: the clock goes on, the test does not wait.</summary>
    [Cmdlet(VerbsLifecycle.Start, "Sleep")]
    public sealed class StartSleep : PSCmdlet
    {
        [Parameter(ParameterSetName = "s", Position = 0, Mandatory = true)] public int Seconds { get; set; }
        [Parameter(ParameterSetName = "m", Mandatory = true)] public int Milliseconds { get; set; }
        protected override void ProcessRecord() => Machine.Now.Sleep(Seconds + Milliseconds / 1000.0);
    }

    [Cmdlet(VerbsCommon.Get, "Date")]
    public sealed class GetDate : PSCmdlet
    {
        [Parameter] public string Format { get; set; }
        protected override void ProcessRecord()
        {
            if (Format == null) WriteObject(Machine.Now.Time); else WriteObject(Machine.Now.Time.ToString(Format));
        }
    }
}
