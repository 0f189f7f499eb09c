$Rc = @{
  Result = 'failed'; Code = 'error'; State = ''; Data = @{}; Message = ''; Last = ''
  Changes = 0; Bytes = 0; Folder = ''; Journal = $null; Lock = $null; Dependents = @{}; Down = $false
  SearchPath = $env:Path
}
# Programs come from Windows itself, and no parameter from the habits of this window.
$env:Path = [System.Environment]::SystemDirectory
$PSDefaultParameterValues = @{}
