package nighttalk.standalone.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nighttalk.standalone.harness.OnSharedService;

/** Walks through a part of the HTTP contract (docs/contract.md) against the shared running service; one instance and browser per class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnSharedService
@interface ContractTest {}
